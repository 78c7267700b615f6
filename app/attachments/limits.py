"""What people may attach, in one place: the checks, the words beside the fields and the README say the same."""

PHOTO_BYTES = 15_000_000
DOCUMENT_BYTES = 20_000_000
MOST_PHOTOS = 20
MOST_DOCUMENTS = 20
REQUEST_BYTES = 100_000_000  # everything that is sent at once
MOST_PIXELS = 65_000_000  # a telephone's 64-megapixel photo still fits

PHOTO_SIDE = 1600  # the longest side of what is kept
THUMBNAIL_SIDE = 480
PRINTED_PHOTOS = 10
