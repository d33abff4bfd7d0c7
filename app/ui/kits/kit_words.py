"""Kits and their gaps in plain words."""

from PySide6.QtCore import QCoreApplication

from app.domain.kit import Conversation, Kit
from app.services.kit_gaps import KitGap, KitGapKind
from app.ui.widgets.runs import Line, Run


def conversation_words(kind: Conversation) -> str:
    """What a kit is for."""
    return {
        Conversation.INTERVIEW: _tr("interview"),
        Conversation.COACHING: _tr("coaching conversation"),
    }[kind]


def gap_words(gap: KitGap) -> str:
    """What to see to."""
    return {
        KitGapKind.NAME: _tr("The kit needs a name."),
        KitGapKind.LEVEL_NAME: _tr("Level {level} needs a name."),
        KitGapKind.LEVEL_TWICE: _tr("Two levels are called {subject}."),
        KitGapKind.NO_COMPETENCY: _tr("A kit has at least one competency."),
        KitGapKind.COMPETENCY_NAME: _tr("Competency {subject} needs a name."),
        KitGapKind.COMPETENCY_TWICE: _tr("Two competencies are called {subject}."),
        KitGapKind.DEFINITION: _tr("{subject}: what does it mean?"),
        KitGapKind.ANCHOR: _tr("{subject}: describe behaviour at level {level}."),
        KitGapKind.REASON: _tr("{subject}: another weight than 1 has its reason."),
        KitGapKind.QUESTION_TEXT: _tr("Question {subject} has no words yet."),
    }[gap.kind].format(subject=gap.subject, level=gap.level)


def kit_lines(kit: Kit) -> tuple[Line, ...]:
    """A kit at a glance: scale, competencies with anchors, questions."""
    scale = " · ".join(f"{level} {name}" for level, name in enumerate(kit.scale, 1))
    lines: list[Line] = [(Run(_tr("Scale: "), "bold"), Run(scale)), (Run(""),)]
    for competency in kit.competencies:
        meta = _tr("weight {weight}").format(weight=competency.weight)
        if competency.must_meet:
            meta += _tr(" · must meet {level}").format(level=competency.must_meet)
        lines.append((Run(f"{competency.name} ", "bold"), Run(meta, "soft")))
        lines += [(Run(line),) for line in competency.definition.splitlines()]
        lines += [(Run(f"{anchor.level} ", "soft-bold"), Run(anchor.text, "soft")) for anchor in competency.anchors]
        lines.append((Run(""),))
    for number, question in enumerate(kit.questions, 1):
        minutes = _tr(" · {minutes} min").format(minutes=question.minutes) if question.minutes else ""
        lines.append((Run(f"{number}. ", "bold"), Run(question.text), Run(minutes, "soft")))
        lines += [(Run(f"– {probe}", "soft"),) for probe in question.probes]
    return tuple(lines)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Kits", text)
