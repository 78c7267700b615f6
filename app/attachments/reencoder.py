"""Draws a photo anew, small and without anything that was hidden in it.

Imports nothing of ours: a child process runs this file alone, so that a hostile image can harm only itself.
"""

import json
import sys
from io import BytesIO

from PIL import Image, ImageCms

if sys.platform != "win32":
    import resource

MEMORY = 1024**3
CPU_SECONDS = 20
UNREADABLE, TOO_MANY_PIXELS, TOO_LARGE = 3, 4, 5  # exit codes
FORMATS = ("JPEG", "PNG", "WEBP")
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class TooManyPixels(Exception):
    """Said by the header, before anything was decoded."""


def redraw(data: bytes, most_pixels: int, sides: list[int]) -> list[tuple[Image.Image, bytes]]:
    """The photo in every size asked for, the largest first: the image and its JPEG bytes."""
    image: Image.Image = Image.open(BytesIO(data), formats=FORMATS)
    if image.width * image.height > most_pixels:
        raise TooManyPixels
    profile, orientation = image.info.get("icc_profile"), _orientation(image)
    if image.format not in ("JPEG", "MPO"):
        image = _flat(image)
    image.thumbnail((sides[0], sides[0]), Image.Resampling.LANCZOS)  # a JPEG is decoded small at once
    image = _in_srgb(_flat(image), profile)
    if orientation in TURNS:
        image = image.transpose(TURNS[orientation])
    return [_saved(image, side) for side in sides]


def _orientation(image: Image.Image) -> int | None:
    """How the camera was held; a damaged note about it is no note."""
    try:
        value = image.getexif().get(ORIENTATION)
    except Exception:
        return None
    return value if isinstance(value, int) else None


def _flat(image: Image.Image) -> Image.Image:
    """Three plain channels; what is transparent becomes white."""
    if image.mode == "RGB":
        return image
    if image.mode.startswith(("I", "F")):  # sixteen bits of grey
        return image.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as every screen shows them, for the profile does not come along."""
    if not profile:
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB")) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _saved(image: Image.Image, side: int) -> tuple[Image.Image, bytes]:
    small = image.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", small.size)  # Pillow would carry a comment over from the old image
    clean.paste(small)
    out = BytesIO()
    clean.save(out, "JPEG", quality=82 if side > 1000 else 70, optimize=True, progressive=True)
    return clean, out.getvalue()


def _limit() -> None:
    """What a hostile image may take from the machine; the parent adds the limit on elapsed time."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def main() -> int:
    """A photo on standard input; on standard output one line with the sizes, then the JPEGs one after the other."""
    _limit()
    most_pixels, *sides = (int(text) for text in sys.argv[1:])
    try:
        made = redraw(sys.stdin.buffer.read(), most_pixels, sides)
    except (TooManyPixels, Image.DecompressionBombError):
        return TOO_MANY_PIXELS
    except MemoryError:
        return TOO_LARGE
    except Exception:  # whatever a damaged image makes the library say
        return UNREADABLE
    sizes = [(image.width, image.height, len(content)) for image, content in made]
    sys.stdout.buffer.write(json.dumps(sizes).encode() + b"\n" + b"".join(content for _image, content in made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
