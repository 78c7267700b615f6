"""The register of KIM: groups of a desa or kelurahan, their members, what they did, and whether they are alive."""
