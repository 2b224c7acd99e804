internal import Records

/// What has become of a file that is evidence.
package enum EvidenceLook: Hashable, Sendable {
  /// The reference is no file of this machine.
  case notLocal
  case gone(path: String)
  /// The reason is a sentence that names the file.
  case unreadable(reason: String)
  /// The SHA-256 of what the file holds now, as 64 hexadecimal figures.
  case found(sha256: String)
}

/// Looks for the files that are evidence in any record, as they were when they were added.
struct EvidenceCheck {
  let organisation: Organisation
  /// Looks at the file of a reference.
  let look: (String) -> EvidenceLook

  /// What is wrong: a flaw for each file that is gone, cannot be read or has changed.
  func flaws() -> [RecordFlaw] {
    RecordKind.allCases.filter { $0 != .historyEntry && $0 != .conflict }.flatMap {
      flaws(of: $0.type)
    }
  }

  private func flaws<R: Record>(of type: R.Type) -> [RecordFlaw] {
    let fields = R.fields.all.filter { field in
      guard case .parts(let parts) = field.shape else { return false }
      let keys = Set(parts.map(\.key))
      return keys.contains("sha256") && keys.contains("reference")
    }
    guard !fields.isEmpty else { return [] }
    return organisation[keyPath: R.register].all.flatMap { record in
      fields.flatMap { field -> [RecordFlaw] in
        guard case .list(let parts)? = field.read(record) else { return [] }
        return parts.compactMap { part in
          guard let evidence = try? Evidence(value: part), !evidence.sha256.isEmpty else {
            return nil
          }
          return flaw(evidence, of: R.kind, record.id)
        }
      }
    }
  }

  private func flaw(_ evidence: Evidence, of kind: RecordKind, _ id: RecordID) -> RecordFlaw? {
    let reference = PlainText.line(evidence.reference)
    let name = organisation.name(of: id, kind) ?? id.text
    func flaw(_ flaw: RecordFlaw.Kind, _ finding: String, _ remedy: String) -> RecordFlaw {
      RecordFlaw(
        flaw, .init(kind: kind, id: id), field: reference,
        "\(kind.noun) \(name), evidence \(reference): \(finding)", remedy: remedy)
    }
    switch look(evidence.reference) {
    case .notLocal: return nil
    case .gone(let path):
      return flaw(
        .evidenceGone, "the file is gone (\(path))",
        "put it back, or add the evidence anew from where it is now")
    case .unreadable(let reason):
      return flaw(
        .evidenceUnreadable,
        "the file cannot be read, so nobody can tell whether it is what was added: \(reason)", "")
    case .found(let sha256):
      guard sha256 != evidence.sha256.lowercased() else { return nil }
      let since = evidence.date.map { " on \($0)" } ?? ""
      return flaw(
        .evidenceChanged, "the file has changed since it was added\(since)",
        "put back what it was, or add it anew to say that it counts as it is now")
    }
  }
}
