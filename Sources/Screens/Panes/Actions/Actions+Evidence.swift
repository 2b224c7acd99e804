package import Records

extension State {
  /// A form for one piece of evidence; `nil` adds one.
  mutating func editEvidence(_ index: Int?) {
    guard let action = currentAction else { return }
    var evidence = Evidence()
    evidence.date = today
    evidence.by = session.who
    if let index, action.evidence.indices.contains(index) { evidence = action.evidence[index] }
    let before = evidence
    let fields = FormField.fields(
      of: evidence, in: RecordPlace(kind: .action, id: action.id), fieldText
    ).filter { $0.shape != .inner }
    open(
      Form(title: "\(action.name): evidence", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = before
        var values = values
        // Another file has another fingerprint; the same one keeps that of the day it was added.
        let isSame = values.text("reference") == before.reference
        values.values["sha256"] = isSame ? before.sha256.value : nil
        try changed.take(values)
        guard !changed.reference.isEmpty else {
          throw FormRefusal(
            message: "Reference is needed: a path, an address, a number", field: "reference")
        }
        let added = changed
        var action = action
        if let index { action.evidence[index] = added } else { action.evidence.append(added) }
        return FormStep(
          title: "\(action.name): evidence noted",
          changes: state.organisation.changes(putting: action)
        ) { [id = action.id] in
          if added.sha256.isEmpty { $0.lookForFile(added.reference, of: id) }
        }
      })
  }

  /// Has the file that a reference leads to, if it is one, noted as evidence with its SHA-256.
  mutating func lookForFile(_ reference: String, of action: RecordID) {
    guard !reference.isEmpty else { return }
    effects.append(
      .fingerprint(reference: reference, in: RecordPlace(kind: .action, id: action)))
  }

  /// Notes the fingerprint of a local file with the evidence that names it, in the step that added it.
  package mutating func take(fingerprint: String, of reference: String, in place: RecordPlace) {
    guard place.kind == .action else {
      return take(fingerprint: fingerprint, of: reference, inLine: place.id)
    }
    guard var action = organisation.actions[place.id] else { return }
    if let place = action.evidence.lastIndex(where: { $0.reference == reference }) {
      guard action.evidence[place].sha256.isEmpty else { return }
      action.evidence[place].sha256 = fingerprint
    } else {
      // Named where a step was done or effectiveness judged.
      var evidence = Evidence()
      evidence.reference = reference
      evidence.date = today
      evidence.by = session.who
      evidence.sha256 = fingerprint
      action.evidence.append(evidence)
    }
    amend("\(action.name): SHA-256 of \(reference)", organisation.changes(putting: action))
    say("\(message?.text ?? action.name); the file’s SHA-256 is noted")
  }
}
