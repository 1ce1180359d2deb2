"""Trains the denoiser of dotted cells: python denoiser_train.py WEIGHTS.npz SECONDS RATE PATCHES.npz...

Resumes from WEIGHTS.npz where it is there. A small U of convolutions over pixels in groups of 2 × 2; layers as LAYERS names them.
"""

import os, sys, time, numpy as np

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
import jax, jax.numpy as jnp, optax

A, B, C = 16, 32, 48
# name: side of the kernel, stride, dilation, channels in, channels out
LAYERS = {
    "half1": (3, 1, 1, 4, A),
    "half2": (3, 1, 1, A, A),
    "down1": (2, 2, 1, A, B),
    "quarter1": (3, 1, 1, B, B),
    "quarter2": (3, 1, 1, B, B),
    "down2": (2, 2, 1, B, C),
    "eighth1": (3, 1, 1, C, C),
    "eighth2": (3, 1, 2, C, C),
    "eighth3": (3, 1, 1, C, C),
    "up2": (1, 1, 1, C, B),
    "quarter3": (3, 1, 1, B, B),
    "quarter4": (3, 1, 1, B, B),
    "up1": (1, 1, 1, B, A),
    "half3": (3, 1, 1, A, A),
    "half4": (3, 1, 1, A, A),
    "out": (3, 1, 1, A, 4),
}


def start(seed=0):
    rng = np.random.default_rng(seed)
    p = {}
    for name, (k, _, _, a, b) in LAYERS.items():
        p["w_" + name] = (rng.normal(0, 1, (k, k, a, b)) * np.sqrt(2 / (k * k * a))).astype(np.float32)
        p["b_" + name] = np.zeros(b, np.float32)
    return p


def conv(p, name, x, relu=True):
    k, stride, dilation, _, _ = LAYERS[name]
    y = jax.lax.conv_general_dilated(
        x, p["w_" + name], (stride, stride), "SAME" if k == 3 else "VALID", rhs_dilation=(dilation, dilation),
        dimension_numbers=("NHWC", "HWIO", "NHWC"),
    ) + p["b_" + name]
    return jax.nn.relu(y) if relu else y


def double(x):
    return jnp.repeat(jnp.repeat(x, 2, 1), 2, 2)


def forward(p, ink):
    """ink: (batch, height, width), sides multiples of 8, 1 = ink → logits of clean ink, the same shape."""
    n, h, w = ink.shape
    x = ink.reshape(n, h // 2, 2, w // 2, 2).transpose(0, 1, 3, 2, 4).reshape(n, h // 2, w // 2, 4)
    half = conv(p, "half2", conv(p, "half1", x))
    quarter = conv(p, "quarter2", conv(p, "quarter1", conv(p, "down1", half)))
    eighth = conv(p, "down2", quarter)
    for name in ("eighth1", "eighth2", "eighth3"):
        eighth = eighth + conv(p, name, eighth)
    quarter = jax.nn.relu(quarter + double(conv(p, "up2", eighth, False)))
    quarter = quarter + conv(p, "quarter4", conv(p, "quarter3", quarter))
    half = jax.nn.relu(half + double(conv(p, "up1", quarter, False)))
    half = half + conv(p, "half4", conv(p, "half3", half))
    y = conv(p, "out", half, False)
    return y.reshape(n, h // 2, w // 2, 2, 2).transpose(0, 1, 3, 2, 4).reshape(n, h, w)


def main():
    out, secs, lr = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    files = sys.argv[4:]
    p = start()
    mean = p
    done = 0
    opt = optax.chain(optax.clip_by_global_norm(1.0), optax.scale_by_adam())
    state = opt.init(p)
    if os.path.exists(out):
        z = np.load(out)
        p = {k: z["p_" + k] for k in p}
        mean = {k: z["m_" + k] for k in p}
        leaves, tree = jax.tree.flatten(state)
        state = jax.tree.unflatten(tree, [z[f"o_{i}"] for i in range(len(leaves))])
        done = int(z["step"])
    p, mean, state = (jax.tree.map(jnp.asarray, a) for a in (p, mean, state))

    def loss_fn(p, worn, clean):
        y = forward(p, worn)
        return jnp.mean(optax.sigmoid_binary_cross_entropy(y, clean) * (1 + 1.5 * clean))

    @jax.jit
    def step(p, mean, state, rate, worn, clean):
        l, g = jax.value_and_grad(loss_fn)(p, worn, clean)
        u, state = opt.update(g, state, p)
        p = jax.tree.map(lambda w, v: w - rate * v, p, u)
        return p, jax.tree.map(lambda a, w: a + (w - a) / 200, mean, p), state, l

    check = jax.jit(loss_fn)

    def save():
        leaves, _ = jax.tree.flatten(state)
        np.savez(out + ".new.npz", step=done + k, **{"p_" + n: v for n, v in p.items()}, **{"m_" + n: v for n, v in mean.items()},
                 **{f"o_{i}": v for i, v in enumerate(leaves)})
        os.replace(out + ".new.npz", out)

    rng = np.random.default_rng(done + 1)
    worn, clean, known = [], [], set()

    def load():
        for f in files:
            if f not in known and os.path.exists(f):
                known.add(f)
                with np.load(f) as z:
                    worn.append(z["worn"])
                    clean.append(z["clean"])

    load()
    t0 = time.time()
    k = 0
    losses = []
    saved = t0
    held = None
    size = int(os.environ.get("BATCH", 24))
    while time.time() - t0 < secs:
        if k % 200 == 0:
            load()
        of = rng.integers(0, len(worn))
        i = np.sort(rng.choice(len(worn[of]) - (100 if of == 0 else 0), size, replace=False))
        w, c = worn[of][i].astype(np.float32) / 255, clean[of][i].astype(np.float32) / 255
        rate = lr * min(1, (done + k + 1) / 100) * max(0.03, 1 - (time.time() - t0) / secs)
        p, mean, state, l = step(p, mean, state, rate, w, c)
        losses.append(float(l))
        k += 1
        if k % 100 == 0:
            held = float(check(mean, worn[0][-100:].astype(np.float32) / 255, clean[0][-100:].astype(np.float32) / 255)) if k % 500 == 0 else held
            print(done + k, round(time.time() - t0), "loss", round(np.mean(losses[-100:]), 4), "held", held, len(known), flush=True)
        if time.time() - saved > 120:
            save()
            saved = time.time()
    save()


if __name__ == "__main__":
    main()
