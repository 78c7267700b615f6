"""The part of the form where heads are counted."""

from typing import Any

from app.activities.audience import AudienceDetails, field_name
from app.activities.labels import CATEGORY_LABELS, DIMENSIONS, SEXES
from app.activities.models import Activity, Dimension, Sex
from app.core.i18n import _l
from app.web.fields import CountField
from app.web.forms import PartForm


class AudienceForm(PartForm):
    """Heads: the total, by sex, and by group, disability and age; the cells are added below."""

    total = CountField(_l("Total peserta"))
    female = CountField(_l("Perempuan"))
    male = CountField(_l("Laki-laki"))
    unrecorded = CountField(_l("Jenis kelamin tidak tercatat"))

    def details(self) -> AudienceDetails:
        return AudienceDetails(
            total=self.total.data,
            by_sex={sex: self[sex.value].data for sex in Sex},
            cells={key: self[field_name(*key)].data for key in CELLS},
        )

    def matrix(self, dimension: Dimension) -> list[tuple[Any, list[Any]]]:
        """Rows of (label, [field by sex]) for the template."""
        return [
            (label, [self[field_name(dimension, category.value, sex)] for sex in Sex])
            for category, label in CATEGORY_LABELS[dimension].items()
        ]

    def matrices(self) -> list[tuple[Any, list[str], list[tuple[Any, list[Any]]], bool]]:
        """For the template, of each dimension: its name, the names of its columns, its rows, and whether it is open."""
        columns = [str(SEXES[sex]) for sex in Sex]
        return [(str(label), columns, self.matrix(one), self.opened(one)) for one, label in DIMENSIONS.items()]

    def opened(self, dimension: Dimension) -> bool:
        """Whether the part has something to show: a typed number, also one that could not be read."""
        cells = [cell for _label, row in self.matrix(dimension) for cell in row]
        return any(cell.data is not None or cell.raw_data or cell.errors for cell in cells)


CELLS = [
    (dimension, category.value, sex)
    for dimension, labels in CATEGORY_LABELS.items()
    for category in labels
    for sex in Sex
]
for _dimension, _category, _sex in CELLS:
    _labels: dict[str, Any] = {member.value: text for member, text in CATEGORY_LABELS[_dimension].items()}
    _text = _l("%(category)s, %(sex)s", category=_labels[_category], sex=SEXES[_sex])
    setattr(AudienceForm, field_name(_dimension, _category, _sex), CountField(_text))


def audience_data(activity: Activity) -> dict[str, int]:
    data: dict[str, int] = {}
    if activity.audience_total is not None:
        data["total"] = activity.audience_total
    for count in activity.audience:
        if count.category != "unrecorded":
            data[field_name(count.dimension, count.category, count.sex)] = count.heads
        if count.dimension is Dimension.GROUP:
            data[count.sex.value] = data.get(count.sex.value, 0) + count.heads
    told = {count.dimension for count in activity.audience if count.category != "unrecorded"}
    for count in activity.audience:
        if count.category == "unrecorded" and count.dimension in told:
            data[field_name(count.dimension, count.category, count.sex)] = count.heads
    return data
