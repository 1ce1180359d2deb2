"""Lines of print over dots as the denoiser gives them back, with their text: what the reader of such cells is trained on.

python cleared_lines.py --seed 1 --count 4000 --out lines.pkl --model FOLDER --denoiser WEIGHTS.npz --fonts FOLDER --prose lines.txt --units units.json.xz
"""

import argparse, os, pickle, re
import numpy as np

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
import jax, jax.numpy as jnp
from PIL import Image, ImageDraw
from scipy import ndimage as ni
import denoiser_train as dn
import dotted_patches as dp
import line_texts as lt
import network as net

R, U = lt.R, lt.R.uniform


def words():
    """Office cells: short texts and names oftener than passages."""
    k = R.random()
    if k < 0.25:
        s = " ".join(R.choice(["TYT", "TTYT", "xã", "huyện", "phường", "thị trấn", "TP", "Phòng", "Trạm y tế", "BVĐK", "Sở", "UBND"]) + " " + R.choice(lt.short) for _ in range(R.randint(1, 3)))
        return s + R.choice(["", "", " A", " B"])
    if k < 0.35:
        return str(R.randint(10 ** R.randint(0, 5), 10 ** R.randint(5, 6)))
    return lt.text()


def ground(h, w):
    """A cell's own ground lies under all of it; a part of the cells has none, or bare edges."""
    m = np.ones((h, w), np.float32)
    k = R.random()
    if k < 0.06:
        m[:] = 0
    elif k < 0.25:
        m[: R.randint(0, 5)] = 0
        m[h - R.randint(0, 5) :] = 0
        m[:, : R.randint(0, 9)] = 0
    return m


dp.where_ground = ground


def line(folder, s):
    """The cell's picture before the dots are taken out (200 dpi, 255 = paper)."""
    dpi = R.choices([200, 150, 300], [84, 4, 12])[0]
    em = R.choices([8, 9, 10, 11, 12, 13, 14], [3, 8, 12, 15, 20, 20, 8])[0] * U(0.95, 1.05) * dpi / 72
    ss = 3
    f = dp.font(folder, round(em * ss))
    x0, y0, x1, y1 = f.getbbox(s)
    left, right = U(3, 40) * dpi / 200, U(3, R.choice([20, 100])) * dpi / 200
    top, bottom = U(0.02, 0.6) * em, U(0.02, 0.5) * em
    ref = f.getbbox("hgĐ")
    y0, y1 = min(y0, ref[1]), max(y1, ref[3])
    w, h = int((x1 - x0) / ss + left + right) + 1, int((y1 - y0) / ss + top + bottom) + 1
    image = Image.new("L", (w * ss, h * ss), 0)
    ImageDraw.Draw(image).text((left * ss - x0, top * ss - y0), s, font=f, fill=255)
    if R.random() < 0.3:
        image = image.rotate(R.gauss(0, 0.3), Image.BICUBIC)
    cov = np.clip(np.asarray(image.resize((w, h), Image.BOX), np.float32) / 255 * U(1.0, 1.25), 0, 1)
    worn = dp.plain(cov) if R.random() < 0.08 else dp.dotted(cov)[0]
    if R.random() < 0.9:
        worn = dp.soften(worn)
    if R.random() < 0.6:
        worn = dp.without_specks(worn, R.choice([2, 3, 4]) * (dpi / 200) ** 2)
    k = 200 / dpi
    return 255 - dp.place(worn, round(h * k), round(w * k), k, R.gauss(0, 0.4) if R.random() < 0.2 else 0)


def pick(clean):
    """The line as an engine's layout cuts it out: what is large enough to be letters, and a little paper."""
    label, n = ni.label(clean < 128, np.ones((3, 3)))
    if n == 0:
        return None
    area = np.bincount(label.ravel())
    boxes = [b for i, b in enumerate(ni.find_objects(label), 1) if area[i] >= R.choice([4, 8, 12])]
    if not boxes:
        return None
    y0, y1 = min(b[0].start for b in boxes), max(b[0].stop for b in boxes)
    x0, x1 = min(b[1].start for b in boxes), max(b[1].stop for b in boxes)
    p = [R.randint(2, 6) for _ in range(4)]
    padded = np.pad(clean, 6, constant_values=255)
    return padded[y0 + 6 - p[0] : y1 + 6 + p[1], x0 + 6 - p[2] : x1 + 6 + p[3]]


def main():
    args = argparse.ArgumentParser(description="Lines without their dots")
    for name in ("--fonts", "--prose", "--units", "--out", "--model", "--denoiser"):
        args.add_argument(name, required=True)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--count", type=int, default=4000)
    args.add_argument("--sheet")
    args = args.parse_args()
    R.seed(args.seed)
    dp.rng = np.random.default_rng(args.seed)
    lt.load(args.prose, args.units)
    alpha = net.alphabet(args.model)
    known = (set(alpha.values()) | set(net.NEW_SIGNS.values())) - set(net.NEW_SIGNS) - {"Joined", "|Broken|0|1"}
    z = np.load(args.denoiser)
    p = {k[2:]: jnp.asarray(z[k]) for k in z.files if k.startswith("m_")}
    forward = jax.jit(dn.forward)
    data = []
    sheet = []
    while len(data) < args.count:
        s = words()
        if len(s) > 60:
            at = R.randint(0, len(s) - 45)
            s = " ".join(s[at : at + R.randint(20, 45)].split(" ")[1:-1])
        s = re.sub(r"\s+", " ", s.replace("–", "-").replace("…", "...")).strip()
        if not s or "☐" in s or not all(c in known for c in s):
            continue
        a = line(args.fonts, s)
        h, w = a.shape
        if h < 16 or w < 12 or w > 1100 or h > 88:
            continue
        # A few sizes only: each is compiled once.
        H, W = 8 * -(-h // 24) * 3, 256 * -(-w // 256)
        ink = np.zeros((H, W), np.float32)
        ink[:h, :w] = (255 - a.astype(np.float32)) / 255
        y = np.asarray(forward(p, ink[None]))[0][:h, :w]
        clean = np.round(255 / (1 + np.exp(np.clip(y, -30, 30)))).astype(np.uint8)
        cut = pick(clean)
        if cut is None or cut.shape[0] < 14:
            continue
        out = net.scale36(Image.fromarray(cut))
        if out.shape[1] > 1350 or out.shape[1] < 8 or out.shape[1] // 3 < len(s) * 1.2:
            continue
        data.append((out, s))
        if args.sheet and len(sheet) < 40:
            sheet.append((a, cut, s))
    pickle.dump(data, open(args.out, "wb"))
    if args.sheet:
        page = Image.new("L", (1400, 40 * 60), 255)
        for i, (a, cut, s) in enumerate(sheet):
            page.paste(Image.fromarray(a[:, :690]), (0, i * 60))
            page.paste(Image.fromarray(cut[:, :690]), (700, i * 60))
        page.save(args.sheet)


if __name__ == "__main__":
    main()
