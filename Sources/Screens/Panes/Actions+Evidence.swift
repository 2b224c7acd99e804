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
          guard added.sha256.isEmpty else { return }
          $0.effects.append(.fingerprint(reference: added.reference, action: id))
        }
      })
  }

  /// Notes the fingerprint of a local file with the evidence that names it, in the step that added it.
  package mutating func take(fingerprint: String, of reference: String, in id: RecordID) {
    guard var action = organisation.actions[id],
      let place = action.evidence.lastIndex(where: {
        $0.reference == reference && $0.sha256.isEmpty
      })
    else { return }
    action.evidence[place].sha256 = fingerprint
    amend("\(action.name): SHA-256 of \(reference)", organisation.changes(putting: action))
    say("\(action.name): evidence noted, with the file's SHA-256; u undoes")
  }
}
