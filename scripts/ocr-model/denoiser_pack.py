"""Writes the denoiser's weights as the program reads them: python denoiser_pack.py WEIGHTS.npz dots.bin.gz

Weights are rounded to 8 bits with a scale for each channel; the mean over the last steps is taken.
"""

import gzip, json, sys
import numpy as np
from denoiser_train import LAYERS

z = np.load(sys.argv[1])
heads, parts = [], []
for name, (side, stride, dilation, a, b) in LAYERS.items():
    w, bias = z["m_w_" + name].astype(np.float32), z["m_b_" + name].astype("<f4")
    scale = (np.abs(w).max((0, 1, 2)) / 127 + 1e-12).astype("<f4")
    heads.append({"name": name, "side": side, "stride": stride, "dilation": dilation, "from": a, "to": b})
    parts += [scale.tobytes(), bias.tobytes(), np.round(w / scale).astype(np.int8).tobytes()]
with open(sys.argv[2], "wb") as f:
    f.write(gzip.compress(json.dumps(heads).encode() + b"\n" + b"".join(parts), 9, mtime=0))
