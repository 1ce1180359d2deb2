"""Tesseract's network [1,36,0,1 Ct3,3,16 Mp3,3 Lfys Lfx96 Lrx96 Lfx O1c] in JAX, with its way of scaling and normalising lines.

Images are (batch, 36, width), normalised as `normalise` does. Outputs agree with tesseract's own up to rounding of its 8-bit weights.
"""

import numpy as np, jax, jax.numpy as jnp


def params_of(net):
    k = net["kids"]
    lst = lambda n: np.concatenate([g["w"] for g in n["gates"]], 0).astype(np.float32)  # CI GI GF GO
    return dict(
        conv=k[1]["kids"][1]["mat"]["w"].astype(np.float32),
        ys=lst(k[3]["kids"][0]),
        l1=lst(k[4]),
        r1=lst(k[5]["kids"][0]),
        l2=lst(k[6]),
        out=k[7]["mat"]["w"].astype(np.float32),
    )


def put_back(net, p):
    k = net["kids"]

    def gates(n, w):
        for g, part in zip(n["gates"], np.split(np.asarray(w, np.float64), 4, 0)):
            g["w"] = part

    k[1]["kids"][1]["mat"]["w"] = np.asarray(p["conv"], np.float64)
    gates(k[3]["kids"][0], p["ys"])
    gates(k[4], p["l1"])
    gates(k[5]["kids"][0], p["r1"])
    gates(k[6], p["l2"])
    k[7]["mat"]["w"] = np.asarray(p["out"], np.float64)


def lstm(w, x, mask=None, reverse=False, last=False):
    """x: (B,T,ni); mask (B,T)"""
    ni = x.shape[-1]
    no = w.shape[0] // 4
    pre = x @ w[:, :ni].T + w[:, -1]
    rec = w[:, ni:-1].T
    B = x.shape[0]

    def step(c, inp):
        s, h = c
        if mask is None:
            z = inp
        else:
            z, m = inp
        z = z + h @ rec
        ci = jnp.tanh(z[:, :no])
        gi = jax.nn.sigmoid(z[:, no : 2 * no])
        gf = jax.nn.sigmoid(z[:, 2 * no : 3 * no])
        go = jax.nn.sigmoid(z[:, 3 * no :])
        s2 = jnp.clip(s * gf + ci * gi, -100, 100)
        h2 = jnp.tanh(s2) * go
        if mask is not None:
            s2 = s2 * m[:, None]
            h2 = h2 * m[:, None]
        return (s2, h2), (None if last else h2)

    init = (jnp.zeros((B, no), x.dtype), jnp.zeros((B, no), x.dtype))
    xs = jnp.swapaxes(pre, 0, 1)
    if mask is not None:
        xs = (xs, mask.T)
    (s, h), ys = jax.lax.scan(step, init, xs, reverse=reverse, unroll=1)
    return h if last else jnp.swapaxes(ys, 0, 1)


def forward(p, img, tlen):
    """Logits (batch, width // 3, codes); tlen: thirds of a pixel column that are no padding."""
    B, H, W = img.shape
    pad = jnp.pad(img, ((0, 0), (1, 1), (1, 1)))
    feats = jnp.stack([pad[:, dy : dy + H, dx : dx + W] for dx in range(3) for dy in range(3)], -1)
    c = jnp.tanh(feats @ p["conv"][:, :9].T + p["conv"][:, 9])
    h, w = H // 3, W // 3
    c = c[:, : h * 3, : w * 3].reshape(B, h, 3, w, 3, 16).max((2, 4))
    cols = jnp.transpose(c, (0, 2, 1, 3)).reshape(B * w, h, 16)
    y = lstm(p["ys"], cols, last=True).reshape(B, w, -1)
    mask = (jnp.arange(w)[None] < tlen[:, None]).astype(y.dtype)
    y = y * mask[..., None]
    y = lstm(p["l1"], y)
    y = lstm(p["r1"], y, mask=mask, reverse=True)
    y = lstm(p["l2"], y)
    return y @ p["out"][:, :-1].T + p["out"][:, -1]


def normalise(a):
    """as NetworkIO::Copy2DImage / ComputeBlackWhite; a: (36,W) uint8"""
    row = a[a.shape[0] // 2].astype(int)
    W = len(row)
    mins = []
    maxes = []
    if W >= 3:
        prev, curr = row[0], row[1]
        for x in range(1, W - 1):
            nxt = row[x + 1]
            if (curr < prev and curr <= nxt) or (curr <= prev and curr < nxt):
                mins.append(curr)
            if (curr > prev and curr >= nxt) or (curr >= prev and curr > nxt):
                maxes.append(curr)
            prev, curr = curr, nxt
    if not mins:
        mins = [0]
    if not maxes:
        maxes = [255]
    b = np.quantile(mins, 0.25)
    w = np.quantile(maxes, 0.75)
    c = (w - b) / 2
    if c <= 0:
        c = 1
    return ((a - b) / c - 1).astype(np.float32)


def scale36(img):
    """PIL 'L' line crop -> (36,W) as leptonica pixScale does, nearly."""
    from PIL import Image

    f = 36 / img.height
    w = max(1, round(img.width * f))
    if f < 0.7:
        a = np.asarray(img.resize((w, 36), Image.BOX), np.float32)
        fr, hw = 0.2, 1
    else:
        a = np.asarray(img.resize((w, 36), Image.BILINEAR), np.float32)
        fr, hw = 0.4, 2
    if f <= 1.4:
        k = 2 * hw + 1
        p = np.pad(a, hw, mode="edge")
        cs = np.pad(p.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        box = (cs[k:, k:] - cs[:-k, k:] - cs[k:, :-k] + cs[:-k, :-k]) / (k * k)
        a = np.clip(a + fr * (a - box), 0, 255)
    return a.astype(np.uint8)


def charset(path):
    u = open(path, encoding="utf8").read().split("\n")
    n = int(u[0])
    c = [l.split(" ")[0] for l in u[1 : n + 1]]
    c[0] = " "
    return c


def codes(path):
    """recoder: unichar id -> code"""
    import struct

    b = open(path, "rb").read()
    n = struct.unpack_from("<I", b)[0]
    out = []
    p = 4
    for i in range(n):
        k = struct.unpack_from("<bI", b, p)[1]
        p += 5
        out.append(struct.unpack_from("<%di" % k, b, p))
        p += 4 * k
    return out


def alphabet(folder):
    u = charset(folder + "/vie.lstm-unicharset")
    c = codes(folder + "/vie.lstm-recoder")
    out = {}
    for s, k in zip(u, c):
        assert len(k) == 1
        out.setdefault(k[0], s)
    return out


# Signs of the charset that these documents never hold give their codes to signs that the charset lacks.
NEW_SIGNS = {"‡": "≤", "†": "≥", "¿": "☐", "ƒ": "³", "Ÿ": "²", "¬": "•"}
