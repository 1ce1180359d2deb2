"""Tesseract's network files (`combine_tessdata -u` → vie.lstm) as trees of numpy arrays, and back.

The layout is that of tesseract 4 and 5 (network.cpp, weightmatrix.cpp): 8-bit weights with a scale a row, or doubles.
"""

import struct, numpy as np


class Reader:
    def __init__(s, b):
        s.b = b
        s.p = 0

    def u(s, f):
        n = struct.calcsize(f)
        v = struct.unpack_from("<" + f, s.b, s.p)[0]
        s.p += n
        return v

    def st(s):
        n = s.u("I")
        v = s.b[s.p : s.p + n]
        s.p += n
        return v.decode()

    def arr(s, dt, n):
        a = np.frombuffer(s.b, dt, n, s.p).copy()
        s.p += a.nbytes
        return a


def read_matrix(r):
    mode = r.u("B")
    assert mode & 128, mode
    if mode & 1:
        d1, d2 = r.u("I"), r.u("I")
        r.u("b")
        w = r.arr(np.int8, d1 * d2).reshape(d1, d2)
        n = r.u("I")
        sc = r.arr(np.float64, n)
        return dict(w=w.astype(np.float64) * sc[:d1, None], scales=sc, mode=mode, wi=w)
    d1, d2 = r.u("I"), r.u("I")
    r.u("d")
    w = r.arr(np.float64, d1 * d2).reshape(d1, d2)
    return dict(w=w, mode=mode)


def read_network(r):
    r.u("b")
    t = r.st()
    n = dict(
        type=t, training=r.u("b"), backprop=r.u("b"), flags=r.u("i"), ni=r.u("i"), no=r.u("i"), nw=r.u("i"), name=r.st()
    )
    if t in ("Series", "Parallel", "RTLReversed", "XYTranspose", "TTBReversed"):
        k = r.u("I")
        n["kids"] = [read_network(r) for _ in range(k)]
        if n["flags"] & 64:
            n["lrs"] = [r.u("f") for _ in range(r.u("I"))]
    elif t == "Input":
        n["shape"] = [r.u("i") for _ in range(5)]
    elif t == "Convolve":
        n["half"] = [r.u("i"), r.u("i")]
    elif t in ("Maxpool", "Reconfig"):
        n["scale"] = [r.u("i"), r.u("i")]
    elif t in ("LSTM", "SummLSTM"):
        n["na"] = r.u("i")
        n["gates"] = [read_matrix(r) for _ in range(4)]
    elif t in ("Tanh", "Softmax", "SoftmaxNoCTC", "Relu", "Linear", "LinLinear", "Logistic"):
        n["mat"] = read_matrix(r)
    else:
        raise Exception(t)
    return n


def read(path):
    r = Reader(open(path, "rb").read())
    net = read_network(r)
    tail = r.b[r.p :]
    return net, tail


def text_bytes(s):
    b = s.encode()
    return struct.pack("<I", len(b)) + b


def matrix_bytes(m, integer):
    w = m["w"]
    if integer:
        mx = np.abs(w).max(1)
        sc = mx / 127
        sc[sc == 0] = 1
        wi = np.clip(np.rint(w / sc[:, None]), -127, 127).astype(np.int8)
        return (
            struct.pack("<BIIb", m["mode"] & ~4 | 1 | 128, w.shape[0], w.shape[1], 0)
            + wi.tobytes()
            + struct.pack("<I", len(sc))
            + sc.astype("<f8").tobytes()
        )
    return struct.pack("<BIId", 128, w.shape[0], w.shape[1], 0.0) + w.astype("<f8").tobytes()


def network_bytes(n, integer=True):
    t = n["type"]
    o = (
        struct.pack("<b", 0)
        + text_bytes(t)
        + struct.pack("<bbiiii", n["training"], n["backprop"], n["flags"], n["ni"], n["no"], n["nw"])
        + text_bytes(n["name"])
    )
    if "kids" in n:
        o += struct.pack("<I", len(n["kids"])) + b"".join(network_bytes(k, integer) for k in n["kids"])
        if "lrs" in n:
            o += struct.pack("<I", len(n["lrs"])) + b"".join(struct.pack("<f", x) for x in n["lrs"])
    elif t == "Input":
        o += struct.pack("<5i", *n["shape"])
    elif t == "Convolve":
        o += struct.pack("<2i", *n["half"])
    elif t in ("Maxpool", "Reconfig"):
        o += struct.pack("<2i", *n["scale"])
    elif "gates" in n:
        o += struct.pack("<i", n["na"]) + b"".join(matrix_bytes(g, integer) for g in n["gates"])
    else:
        o += matrix_bytes(n["mat"], integer)
    return o
