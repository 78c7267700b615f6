"""The register of organizations."""

FILLED = {
    "name": "PATTIRO Banten",
    "short_name": "PATTIRO",
    "category": "ngo",
    "province": "36",
    "region_code": "36.73",
    "letterhead": "Pusat Telaah dan Informasi Regional",
    "address": "Jalan Contoh 1, Serang",
    "phone": "0254 123456",
    "website": "https://pattiro.example",
    "mailbox": "kantor@pattiro.example",
}
