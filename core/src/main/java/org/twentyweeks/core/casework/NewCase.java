package org.twentyweeks.core.casework;

/** A case that a request opens: its head, its first fact and its personal part, stored together or not at all. */
public record NewCase(CaseHead head, RecordedFact request, PersonalPart person) {}
