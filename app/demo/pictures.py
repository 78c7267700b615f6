"""Photos and files of the example activities: drawn and written when they are loaded, none of real people."""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass

import xlsxwriter
from PIL import Image, ImageDraw, ImageFont

from app.documents.rendering import ASSETS

SIZE = (1600, 1067)
FONT = ASSETS / "fonts" / "Arimo-Regular.ttf"
WALL, FLOOR, WOOD, SCREEN, INK = "#e8edf2", "#b9a58c", "#7a5c3e", "#fdfdfb", "#1b3a57"
SKIN = ("#8d5a3b", "#a5704b", "#6f4630", "#b98259")
CLOTHES = ("#0b4f8a", "#7a2f3b", "#2e6b4f", "#6a5a8c", "#b0722a", "#44525f", "#20706f")


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """What is attached to the invented activity of that title; ``make`` gives its bytes."""

    activity: str
    name: str
    caption: str
    shared: bool
    make: Callable[[], bytes]


def hall(people: int, words: str, seed: int) -> bytes:
    """A meeting room: a screen with words on it, a speaker, and rows of people seen from behind."""
    chance = random.Random(seed)
    image = Image.new("RGB", SIZE, WALL)
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    draw.rectangle((0, height * 0.62, width, height), fill=FLOOR)
    draw.rectangle((width * 0.27, 90, width * 0.73, 480), fill=SCREEN, outline=INK, width=8)
    font = ImageFont.truetype(str(FONT), 58)
    draw.multiline_text((width / 2, 285), words, fill=INK, font=font, anchor="mm", align="center", spacing=18)
    _person(draw, int(width * 0.82), 470, 62, chance)
    draw.rectangle((width * 0.77, 610, width * 0.87, 760), fill=WOOD)
    for number in range(people):
        row, column = divmod(number, 9)
        x = 110 + column * 172 + (row % 2) * 70 + chance.randrange(-14, 15)
        _person(draw, x, 640 + row * 120, 58 + row * 8, chance)
    small = ImageFont.truetype(str(FONT), 34)
    draw.text((width - 24, height - 20), "Gambar contoh", fill="#ffffff", font=small, anchor="rs")
    return _jpeg(image)


def _person(draw: ImageDraw.ImageDraw, x: int, y: int, size: int, chance: random.Random) -> None:
    cloth, skin = chance.choice(CLOTHES), chance.choice(SKIN)
    draw.rounded_rectangle((x - size, y + size * 0.5, x + size, y + size * 3), radius=size * 0.6, fill=cloth)
    if chance.random() < 0.5:  # a veil
        draw.ellipse((x - size * 0.68, y - size * 0.72, x + size * 0.68, y + size * 0.9), fill=cloth)
        draw.ellipse((x - size * 0.42, y - size * 0.42, x + size * 0.42, y + size * 0.58), fill=skin)
    else:
        draw.ellipse((x - size * 0.5, y - size * 0.5, x + size * 0.5, y + size * 0.65), fill=skin)
        draw.chord((x - size * 0.52, y - size * 0.55, x + size * 0.52, y + size * 0.55), 180, 360, fill="#26201c")


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()


def programme() -> bytes:
    """The order of the day as a workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Susunan acara")
        sheet.set_column(0, 1, 40)
        lines = (
            ("Waktu", "Acara (contoh)"),
            ("09.00–09.30", "Pembukaan"),
            ("09.30–12.00", "Cara menyampaikan pengaduan melalui SP4N-LAPOR!"),
            ("13.00–14.30", "Berlatih mendampingi warga"),
            ("14.30–15.00", "Penutup"),
        )
        for row, line in enumerate(lines):
            sheet.write_row(row, 0, line)
    return out.getvalue()


BIMTEK = "Bimtek SP4N-LAPOR! bagi KIM dan perangkat desa"
HEARING = "Audiensi Lembaga Suara Warga dengan Diskominfo Kabupaten Lebak"
FILES = (
    ExampleFile(BIMTEK, "pembukaan.jpg", "Pembukaan bimtek di aula kecamatan", True,
                lambda: hall(26, "Bimtek\nSP4N-LAPOR!", 1)),
    ExampleFile(BIMTEK, "latihan.jpg", "Peserta berlatih menyampaikan pengaduan", False,
                lambda: hall(16, "Latihan:\nmenulis pengaduan", 2)),
    ExampleFile(BIMTEK, "Susunan acara bimtek.xlsx", "Susunan acara", True, programme),
    ExampleFile(HEARING, "audiensi.jpg", "Penyampaian usulan bimtek kepada Diskominfo", True,
                lambda: hall(7, "Audiensi\nAgustus 2025", 3)),
)  # fmt: skip
