"""Pieces of cells on a ground of dots, each with the clean print that it shows: what the denoiser learns from.

python dotted_patches.py --seed 1 --count 4000 --out patches.npz --fonts FOLDER --prose lines.txt --units units.json.xz [--sheet sheet.png]

A coloured ground under print goes through what makes dots of it: a printer's screen, a lens (blur), sharpening, noise and a threshold, or dithering. Pictures come out as the program
has them before reading: 200 dpi, softened, small specks gone, sometimes turned by half a degree.
"""

import argparse, random, numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage as ni
import line_texts as lt

HEIGHT, WIDTH = 64, 256
R = lt.R
U = R.uniform
rng = np.random.default_rng(1)

FACES = [
    (10, "truetype/croscore/Tinos-", ".ttf"),
    (3, "truetype/croscore/Arimo-", ".ttf"),
    (4, "opentype/freefont/FreeSerif", ".otf"),
    (1, "truetype/crosextra/Carlito-", ".ttf"),
    (5, "../texmf/fonts/opentype/public/tex-gyre/texgyretermes-", ".otf"),
    (1, "../texmf/fonts/opentype/public/tex-gyre/texgyreschola-", ".otf"),
    (1, "../texmf/fonts/opentype/public/tex-gyre/texgyreheros-", ".otf"),
]
cache = {}


def font(folder, size):
    _, name, kind = R.choices(FACES, [w for w, _, _ in FACES])[0]
    style = R.choices(["Regular", "Bold", "Italic", "BoldItalic"], [62, 24, 10, 4])[0]
    if "freefont" in name:
        style = {"Regular": "", "Italic": "Italic"}.get(style, style)
    if "tex-gyre" in name:
        style = style.lower()
    key = (name, style, size)
    if key not in cache:
        if len(cache) > 300:
            cache.clear()
        cache[key] = ImageFont.truetype(f"{folder}/usr/share/fonts/{name}{style}{kind}", size)
    return cache[key]


def coverage(folder, h, w, dpi):
    """Print as shares of ink, lines under one another."""
    ss = 3
    em = R.choices([7, 8, 9, 10, 11, 12, 13, 14, 16], [2, 4, 8, 12, 15, 18, 18, 12, 4])[0] * U(0.95, 1.05) * dpi / 72
    f = font(folder, max(10, round(em * ss)))
    image = Image.new("L", (w * ss, h * ss), 0)
    draw = ImageDraw.Draw(image)
    gap = em * ss * U(1.12, 1.6)
    y = U(-1.2, 1.0) * em * ss
    if R.random() < 0.06:
        y = h * ss + 1  # no print at all
    while y < h * ss:
        s = lt.text()
        x = U(-6, 1) * em * ss if R.random() < 0.4 else U(0.05, 3) * em * ss
        if R.random() < 0.2:
            x = U(0, w * ss * 0.7)
        while x < 0 and len(s) > 3 and f.getlength(s) + x < 20:
            s += " " + lt.text()
        draw.text((x, y), s, font=f, fill=255)
        if R.random() < 0.25:
            x += f.getlength(s) + U(0.5, 6) * em * ss
            draw.text((x, y), lt.text(), font=f, fill=255)
        y += gap
    if R.random() < 0.3:
        image = image.rotate(R.gauss(0, 0.4), Image.BICUBIC)
    a = np.asarray(image.resize((w, h), Image.BOX), np.float32) / 255
    return np.clip(a * U(1.0, 1.25), 0, 1)


def smooth(shape, sigma):
    n = ni.gaussian_filter(rng.normal(0, 1, shape).astype(np.float32), sigma) if sigma else rng.normal(0, 1, shape).astype(np.float32)
    return n / max(1e-4, n.std())


def screen(shape, period, angle):
    """A printer's screen of round dots, mean about 0."""
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    c, s = np.cos(angle), np.sin(angle)
    p = 2 * np.pi / period
    return (np.cos(p * (c * x + s * y) + U(0, 6)) + np.cos(p * (-s * x + c * y) + U(0, 6))) / 2


def diffuse(x):
    """Floyd and Steinberg's error diffusion."""
    a = np.pad(x, ((0, 1), (1, 1))).astype(np.float64)
    out = np.zeros(x.shape, np.float32)
    for j in range(x.shape[0]):
        row, below = a[j].tolist(), a[j + 1]
        down = np.zeros(len(row))
        for i in range(1, x.shape[1] + 1):
            v = row[i]
            b = 1.0 if v > 0.5 else 0.0
            out[j, i - 1] = b
            e = v - b
            row[i + 1] += e * 7 / 16
            down[i - 1] += e * 3 / 16
            down[i] += e * 5 / 16
            down[i + 1] += e / 16
        below += down
    return out


BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32)


def where_ground(h, w):
    """Most pieces lie inside a shaded cell; others hold an edge, a white band where a ruling was erased, or no ground."""
    m = np.ones((h, w), np.float32)
    k = R.random()
    if k < 0.08:
        return m * 0
    if k < 0.4:
        return m
    if k < 0.7:  # one row of a striped table, with crumbs of its rulings
        m[:] = 0
        top = R.randint(-6, h // 2)
        m[max(0, top) : max(6, top + round(U(0.4, 0.95) * h))] = 1
        if R.random() < 0.3:
            x = R.randint(0, w - 1)
            m[:, x : x + R.randint(3, 8)] = 0
        return m
    for _ in range(R.randint(1, 2)):
        e = R.randint(0, 3)
        if e == 0:
            m[: R.randint(1, h // 3)] = 0
        elif e == 1:
            m[-R.randint(1, h // 3) :] = 0
        elif e == 2:
            m[:, : R.randint(1, w // 4)] = 0
        else:
            m[:, -R.randint(1, w // 4) :] = 0
    return m


def dotted(cov):
    """The worn picture: 1 = ink."""
    h, w = cov.shape
    white = R.random() < 0.22
    g = U(0.38, 0.82) if white else U(0.15, 0.5)
    ground = g * where_ground(h, w)
    if R.random() < 0.6:
        ground = ground * np.clip(1 + U(0.05, 0.35) * smooth((h, w), U(8, 40)), 0, 1.6)
    if R.random() < 0.3:
        ground = ground * np.linspace(U(0.6, 1), U(0.6, 1.2), w, dtype=np.float32)[None]
    ground = np.clip(ground, 0, 0.88 if white else 0.55)
    cov = ni.gaussian_filter(cov, U(0.2, 0.65))
    ink = U(0.85, 1.0)
    if white:
        here = (ground > 0.05).astype(np.float32)
        paper = U(0, 0.15)
        x = ground * (1 - cov) + paper * cov * here
        x = np.where(here > 0, x, ink * cov)
    else:
        x = ground + (ink - ground) * cov
    if R.random() < 0.25:  # what erasing left of a ruling
        y = R.randint(0, h - 1)
        left = (smooth((1, w), U(1, 4))[0] > U(0, 1.5)).astype(np.float32)
        x[y : y + R.randint(1, 2)] = np.maximum(x[y], left)
    kind = R.random()
    if kind < 0.05:
        return diffuse(x + U(0, 0.08) * smooth(x.shape, 0)), white
    if kind < 0.10:
        cell = np.kron(BAYER, np.ones((R.choice([1, 1, 2]),) * 2, np.float32)) if R.random() < 0.7 else BAYER[::2, ::2] % 4 * 4
        t = np.tile((cell + 0.5) / 16, (h // cell.shape[0] + 1, w // cell.shape[1] + 1))[:h, :w]
        return (x + U(0, 0.06) * smooth(x.shape, 0) > t).astype(np.float32), white
    if kind < 0.19:  # a coarse screen, dots of their own
        s = screen((h, w), U(3.2, 6.5), R.choice([np.pi / 4, U(0, 1.5)]))
        strength = U(0.25, 0.5)
        x = x + strength * s * (1 - np.abs(2 * np.clip(x, 0, 1) - 1) * 0.7) + U(0.02, 0.1) * smooth(x.shape, U(0, 0.8))
        x = ni.gaussian_filter(x, U(0.2, 0.6))
        return (x > U(0.45, 0.55)).astype(np.float32), white
    # A screen finer than the scanner sees makes grain: worms of two or three pixels.
    if R.random() < 0.35:
        x = x + U(0.05, 0.3) * screen((h, w), U(1.3, 3.0), U(0, 1.5)) * (1 - cov)
    # Grain sits in the ground, less in solid letters and bare paper.
    where = 1 - 0.75 * np.clip(cov, 0, 1) if R.random() < 0.6 else 1
    bare = 0.25 + 0.75 * (ni.gaussian_filter(ground, 0.7) > 0.04)
    x = x + U(0.06, 0.24) * where * bare * smooth(x.shape, R.choice([U(0.6, 1.1), U(0.65, 0.95), U(0.65, 0.95), U(0, 1.2)]))
    if R.random() < 0.8:  # sharpening makes halos
        x = x + U(0.3, 4) * (x - ni.gaussian_filter(x, U(1.0, 4)))
    t = U(0.42, 0.58)
    if R.random() < 0.3:  # a threshold that follows its surroundings
        t = t + U(0.1, 0.6) * (ni.gaussian_filter(x, U(6, 20)) - 0.35)
    return (x > t).astype(np.float32), white


def plain(cov):
    """Print without a ground: it must come out as it went in."""
    x = ni.gaussian_filter(cov, U(0.2, 0.6)) + U(0.01, 0.12) * smooth(cov.shape, R.choice([0, 0.5]))
    if R.random() < 0.2:
        return np.clip(x, 0, 1)
    return (x > U(0.35, 0.6)).astype(np.float32)


def soften(x):
    p = np.pad(x, ((0, 1), (0, 1)), mode="edge")
    return (p[:-1, :-1] + p[1:, :-1] + p[:-1, 1:] + p[1:, 1:]) / 4


def without_specks(x, most):
    label, n = ni.label(x >= 0.5, np.ones((3, 3)))
    if n == 0:
        return x
    area = np.bincount(label.ravel())
    small = area <= most
    small[0] = False
    boxes = ni.find_objects(label)
    x = x.copy()
    for i, b in enumerate(boxes, 1):
        if small[i]:
            x[b] = 0
    return x


def place(a, h, w, scale, angle):
    """To 200 dpi, turned."""
    im = Image.fromarray((np.clip(a, 0, 1) * 255).astype(np.uint8))
    if angle:
        im = im.rotate(angle, Image.BICUBIC)
    if scale != 1:
        im = im.resize((w, h), Image.BICUBIC)
    return np.asarray(im, np.uint8)[:h, :w]


def patch(folder):
    dpi = R.choices([200, 150, 240, 300], [74, 6, 6, 14])[0]
    scale = 200 / dpi
    h, w = round(HEIGHT / scale), round(WIDTH / scale)
    cov = coverage(folder, h, w, dpi)
    clean = (ni.gaussian_filter(cov, 0.3) > 0.42).astype(np.float32)
    worn = plain(cov) if R.random() < 0.1 else dotted(cov)[0]
    if R.random() < 0.9:
        worn = soften(worn)
    if R.random() < 0.6:
        worn = without_specks(worn, R.choice([2, 3, 4]) * (dpi / 200) ** 2)
    clean = soften(clean)
    angle = R.gauss(0, 0.5) if R.random() < 0.25 else 0
    return place(worn, HEIGHT, WIDTH, scale, angle), place(clean, HEIGHT, WIDTH, scale, angle)


if __name__ == "__main__":
    args = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("--fonts", "--prose", "--units", "--out"):
        args.add_argument(name, required=True)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--count", type=int, default=4000)
    args.add_argument("--sheet")
    args = args.parse_args()
    R.seed(args.seed)
    rng = np.random.default_rng(args.seed)
    lt.load(args.prose, args.units)
    pairs = [patch(args.fonts) for _ in range(args.count)]
    worn, clean = (np.stack([p[i] for p in pairs]) for i in (0, 1))
    np.savez(args.out, worn=worn, clean=clean)
    if args.sheet:
        rows = [np.concatenate([np.concatenate([255 - worn[i], 255 - clean[i]], 1) for i in (j, j + 1)], 1) for j in range(0, min(args.count, 24), 2)]
        Image.fromarray(np.concatenate(rows, 0)).resize((WIDTH * 8, HEIGHT * 2 * len(rows)), 0).save(args.sheet)
