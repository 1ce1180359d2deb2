"""Trained weights as a traineddata file with 8-bit weights: python pack.py FOLDER WEIGHTS.npz OUT.traineddata (needs combine_tessdata)"""

import sys, subprocess, shutil, os, numpy as np
import network as net, tesseract_file as tess

folder, w, out = sys.argv[1:4]
n, tail = tess.read(folder + "/vie.lstm")
z = np.load(w)
kind = "m_" if any(k.startswith("m_") for k in z.files) else "p_"
net.put_back(n, {k[2:]: z[k] for k in z.files if k.startswith(kind)})
tmp = out + ".parts"
shutil.rmtree(tmp, ignore_errors=True)
os.makedirs(tmp)
for f in os.listdir(folder):
    if f.startswith("vie."):
        shutil.copy(folder + "/" + f, tmp + "/" + f)
open(tmp + "/vie.lstm", "wb").write(tess.network_bytes(n, True) + tail)
lines = open(tmp + "/vie.lstm-unicharset", encoding="utf8").read().split("\n")
for i, line in enumerate(lines):
    f = line.split("\t")[0].split(" ")
    if f[0] not in net.NEW_SIGNS:
        continue
    sign = net.NEW_SIGNS[f[0]]
    # No letter (0), its own other case and mirror image.
    f[0], f[1], f[4], f[6], f[7] = sign, "0", str(i - 1), str(i - 1), sign
    lines[i] = " ".join(f[:8])
open(tmp + "/vie.lstm-unicharset", "w", encoding="utf8").write("\n".join(lines))
subprocess.run(["combine_tessdata", tmp + "/vie."], check=True, capture_output=True)
shutil.move(tmp + "/vie.traineddata", out)
