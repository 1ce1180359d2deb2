"""Goes on training a tesseract network: python train.py FOLDER/vie.lstm WEIGHTS.npz SECONDS RATE LINES.pkl...

Resumes from WEIGHTS.npz where it is there. One core does 25 to 60 lines a second with the fast network.
"""

import sys, os, time, pickle, numpy as np, random

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
import jax, jax.numpy as jnp, optax
import network as net, tesseract_file as tess

start, out, secs, lr = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
files = sys.argv[5:]
folder = os.path.dirname(start) or "."
alpha = net.alphabet(folder)
code = {net.NEW_SIGNS.get(s, s): k for k, s in alpha.items()}
n, tail = tess.read(start)
p = net.params_of(n)
if os.path.exists(out):
    z = np.load(out)
    p = {k: z["p_" + k] for k in p}
    step0 = int(z["step"])
else:
    step0 = 0
p = {k: jnp.asarray(v) for k, v in p.items()}
opt = optax.chain(optax.clip_by_global_norm(1.0), optax.scale_by_adam(b1=0.9, b2=0.999))
state = opt.init(p)
if step0:
    leaves, tree = jax.tree.flatten(state)
    state = jax.tree.unflatten(tree, [jnp.asarray(z[f"o_{i}"]) for i in range(len(leaves))])
data = []
for f in files:
    data += pickle.load(open(f, "rb"))
rnd = random.Random(step0 + 1)
WB = [144, 300, 540, 810, 1350]
byw = {w: [] for w in WB}
for a, l in data:
    byw[next(w for w in WB if a.shape[1] <= w)].append((a, l))

def batch(items, w):
    B = len(items)
    x = np.zeros((B, 36, w), np.float32)
    tl = np.zeros(B, np.int32)
    L = max(8, w // 8)
    y = np.zeros((B, L), np.int32)
    m = np.ones((B, L), np.float32)
    for i, (a, l) in enumerate(items):
        v = net.normalise(a)
        x[i, :, : v.shape[1]] = v
        x[i, :, v.shape[1] :] = 1
        tl[i] = v.shape[1] // 3
        c = [code[ch] for ch in l][:L]
        y[i, : len(c)] = c
        m[i, : len(c)] = 0
    return x, tl, y, m

def loss_fn(p, x, tl, y, m):
    lo = net.forward(p, x, tl)
    T = lo.shape[1]
    pad = (jnp.arange(T)[None] >= tl[:, None]).astype(jnp.float32)
    per = optax.ctc_loss(lo, pad, y, m, blank_id=268)
    return jnp.mean(jnp.minimum(per / (jnp.sum(1 - m, 1) + 3), 8.0))

@jax.jit
def step(p, mean, state, rate, x, tl, y, m):
    l, g = jax.value_and_grad(loss_fn)(p, x, tl, y, m)
    u, state = opt.update(g, state, p)
    p = jax.tree.map(lambda w, v: w - rate * v, p, u)
    return p, jax.tree.map(lambda a, w: a + (w - a) / 100, mean, p), state, l

def save():
    leaves, _ = jax.tree.flatten(state)
    np.savez(
        out + ".new.npz",
        step=step0 + k,
        **{"p_" + a: np.asarray(v) for a, v in p.items()},
        **{"m_" + a: np.asarray(v) for a, v in mean.items()},
        **{f"o_{i}": np.asarray(v) for i, v in enumerate(leaves)},
    )
    os.replace(out + ".new.npz", out)

t0 = time.time()
k = 0
seen = 0
mean = p
saved = t0
losses = []
PIX = int(os.environ.get("PIX", 12000))
bs = {w: max(4, min(64, PIX // w)) for w in WB}
weights = [len(byw[w]) / bs[w] for w in WB]
while time.time() - t0 < secs:
    w = rnd.choices(WB, weights)[0]
    if len(byw[w]) < bs[w]:
        continue
    items = rnd.sample(byw[w], bs[w])
    # The rate falls to a twentieth over the time given; the mean over the last hundred steps is what is packed.
    rate = lr * max(0.05, 1 - (time.time() - t0) / secs)
    p, mean, state, l = step(p, mean, state, rate, *batch(items, w))
    k += 1
    seen += bs[w]
    losses.append(float(l))
    if k % 100 == 0:
        print(step0 + k, seen, round(time.time() - t0), "loss", round(np.mean(losses[-100:]), 4), flush=True)
    if time.time() - saved > 300:
        save()
        saved = time.time()
save()
print("saved", step0 + k, seen, time.time() - t0, "loss", np.mean(losses[-200:]))
