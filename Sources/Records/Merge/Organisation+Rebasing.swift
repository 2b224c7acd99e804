/// Why a step cannot be taken back: what somebody did since stands in the way.
package enum LaterChange: Error, Hashable, Sendable, CustomStringConvertible {
  /// A record was changed, or only its field; `who` as far as the history tells.
  case changed(record: String, field: String, who: String)
  /// Others refer to a record that would go.
  case referred(record: String)

  /// For example: "NC-2026-014 Due was changed since by A. Okafor".
  package var description: String {
    switch self {
    case .changed(let record, let field, let who):
      "\(field.isEmpty ? record : "\(record) \(field)") was changed since"
        + (who.isEmpty ? "" : " by \(who)")
    case .referred(let record): "other records refer to \(record) since"
    }
  }
}

extension Organisation {
  /// The changes of a step as they apply now, although others may have changed other things since.
  ///
  /// - Throws: what stands in the way; nothing of the step should be carried out then.
  package func fitted(_ changes: [Change]) throws(LaterChange) -> [Change] {
    var now = self
    var fitted: [Change] = []
    for change in changes {
      guard let change = try now.fit(change) else { continue }
      fitted.append(change)
      do throws(EditProblem) {
        try now.apply(change)
      } catch {
        throw laterChange(of: change.record, change.kind)
      }
    }
    let removed = Set(fitted.compactMap(\.removal))
    if !removed.isEmpty, let mention = now.mentions(of: removed).first {
      throw .referred(record: name(of: mention.key, in: fitted))
    }
    return fitted
  }

  /// The change as it applies now; `nil` when there is nothing left to do.
  private func fit(_ change: Change) throws(LaterChange) -> Change? {
    let now = table(of: change.record, change.kind)
    switch change {
    case .add(_, _, let table):
      guard let now else { return change }
      if now == table { return nil }
      throw laterChange(of: change.record, change.kind)
    case .remove(let kind, let id, let table):
      guard let now else { return nil }
      guard kind.lasting(now) == kind.lasting(table) else { throw laterChange(of: id, kind) }
      return .remove(kind, id, now)
    case .set(let kind, let id, let field, let before, let after):
      guard let now else { throw laterChange(of: id, kind) }
      // Where someone stood is no step, and others need not go back there.
      if kind.isFleeting(field) { return nil }
      let value = now[field]
      if value == before { return change }
      if value == after { return nil }
      let merge = ValueMerge(
        base: before, ours: value, theirs: after, isSet: kind.fieldShape(field).isSet)
      guard !merge.isConflict else { throw laterChange(of: id, kind, field) }
      return .set(kind, id, field: field, before: value, after: merge.merged)
    }
  }

  private func laterChange(
    of id: RecordID, _ kind: RecordKind, _ field: String? = nil
  ) -> LaterChange {
    let entry = history.last { entry in
      entry.changes.contains { change in
        change.record == id && (field == nil || change.field == field || change.removed != nil)
      }
    }
    return .changed(
      record: name(of: id, kind) ?? entry?.title ?? "the \(kind.noun)",
      field: field.map(kind.fieldLabel) ?? "", who: entry?.who ?? "")
  }

  private func name(of id: RecordID, in changes: [Change]) -> String {
    changes.first { $0.record == id }.flatMap { name(of: id, $0.kind) } ?? id.text
  }

  /// Changes that were worked out from what someone saw a while ago, as they apply now.
  ///
  /// What they saw and left alone is not put back where a colleague has changed it since.
  ///
  /// - Parameter seen: everything as it was when they began.
  /// - Returns: the changes, and the fields that both they and a colleague changed.
  package func rebased(
    _ changes: [Change], since seen: Organisation
  ) -> (changes: [Change], clashes: [Change]) {
    var rebased: [Change] = []
    var clashes: [Change] = []
    for change in changes {
      guard case .set(let kind, let id, let field, let now, let after) = change else {
        rebased.append(change)
        continue
      }
      let old = seen.value(of: field, in: id, kind)
      if now == old {
        rebased.append(change)
      } else if after != old {
        let merge = ValueMerge(
          base: old, ours: after, theirs: now, isSet: kind.fieldShape(field).isSet)
        if merge.isConflict { clashes.append(change) }
        rebased.append(.set(kind, id, field: field, before: now, after: merge.merged))
      }
    }
    return (rebased, clashes)
  }
}

extension Change {
  /// The record that the change takes out.
  fileprivate var removal: RecordID? {
    if case .remove(_, let id, _) = self { id } else { nil }
  }
}
