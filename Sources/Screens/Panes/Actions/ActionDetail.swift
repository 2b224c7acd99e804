import Records

/// One line of an action shown in full, and what Enter on it does.
struct DetailLine: Hashable, Sendable {
  enum Target: Hashable, Sendable {
    case none
    case field(String)
    case why(Int)
    case step(Int)
    case evidence(Int)
    /// `nil` notes a new one.
    case submission(Int?)
    case gap(ClosingGap)
    case containment
    case effectiveness
    case due
    case extensionAsked
    case alike(RecordID)
    case advice(Advisory)
    case stage
    case conflict(RecordID)
    case record(RecordKind, RecordID)
  }

  var label = ""
  var text: String
  var style = Style.plain
  var target = Target.none
}

extension State {
  /// An action in full: how far it has come and what is missing first, then its story in the order of clause 10.2.
  func detailLines(of action: Action) -> [DetailLine] {
    var lines = conflictLines(of: action) + [trackLine(of: action)]
    lines += deadlineLines(of: action)
    lines.append(field("owner", of: action, empty: "nobody yet: o gives it to someone"))
    lines += gapLines(of: action) + adviceLines(of: action) + alikeLines(of: action)
    lines.append(field("notes", of: action, empty: "not described yet"))
    lines += containmentLines(of: action)
    lines.append(
      field(
        "correction", of: action, empty: action.needsCauseAndEffectiveness ? "none yet: c" : "–"))
    lines += causeLines(of: action)
    lines.append(
      field(
        "similar", of: action,
        empty: "do such cases exist, or could they occur, elsewhere? not asked yet: y"))
    lines +=
      planLines(of: action) + retrainingLines(of: action) + effectivenessLines(of: action)
      + roundLines(of: action)
    lines += evidenceLines(of: action) + submissionLines(of: action) + linkLines(of: action)
    for key in ["kind", "grade", "source", "category", "area", "clauses", "raised_by", "raised"] {
      lines.append(field(key, of: action, empty: "–"))
    }
    return lines + moveLines(of: action) + keepLines(of: action) + historyLines(of: action)
  }

  /// What two people changed at the same time, until somebody settles it.
  private func conflictLines(of action: Action) -> [DetailLine] {
    organisation.conflicts.all.filter { $0.record == action.id }.map { conflict in
      DetailLine(
        label: "≠ Settle", text: conflictText(conflict) + "; Enter settles",
        style: .overdue, target: .conflict(conflict.id))
    }
  }

  /// What the action is part of that may be wrong beyond it.
  private func adviceLines(of action: Action) -> [DetailLine] {
    adviceShown.enumerated().map { place, advisory in
      DetailLine(
        label: place == 0 ? "Advice" : "", text: "? \(advisory.finding)", style: .dueSoon,
        target: .advice(advisory))
    }
  }

  /// What was done to the action last.
  private func historyLines(of action: Action) -> [DetailLine] {
    organisation.history(of: action.id, limit: 6).enumerated().map { index, entry in
      DetailLine(
        label: index == 0 ? "History" : "",
        text: "\(entry.day?.spoken(today: today) ?? "")  \(entry.title) (\(entry.who))",
        style: .hint)
    }
  }

  func field(_ key: String, of action: Action, empty: String) -> DetailLine {
    guard let field = Action.fields[key] else { return DetailLine(text: "") }
    let text = fieldText.text(of: field.read(action) ?? field.initial, field.shape)
    return DetailLine(
      label: field.label, text: text.isEmpty ? empty : text, style: text.isEmpty ? .hint : .plain,
      target: .field(key))
  }

  private func linkLines(of action: Action) -> [DetailLine] {
    var lines: [DetailLine] = []
    if let id = action.recurrenceOf, let earlier = organisation.actions[id] {
      lines.append(
        DetailLine(
          label: "↻ Recurrence of", text: "\(earlier.name) \(earlier.title)", style: .dueSoon,
          target: .record(.action, id)))
    }
    if let id = action.line, let line = organisation.auditLines[id],
      let audit = organisation.audits[line.audit]
    {
      lines.append(
        DetailLine(
          label: "Found in", text: "\(audit.name), \(line.clause?.number ?? ""): \(line.question)",
          target: .record(.auditLine, id)))
      if !line.reference.isEmpty {
        lines.append(
          DetailLine(
            label: "Their reference", text: line.reference, target: .record(.auditLine, id)))
      }
    }
    for id in derived.recurrences[action.id] ?? [] {
      guard let later = organisation.actions[id] else { continue }
      lines.append(
        DetailLine(
          label: "↻ Came back as", text: "\(later.name) \(later.title)", style: .overdue,
          target: .record(.action, id)))
    }
    return lines
  }
}
