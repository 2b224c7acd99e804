import Records

extension State {
  mutating func addDocument() {
    guard mayChange() else { return }
    var document = Document(id: newID())
    document.issued = today
    document.reviewEvery = Period(12, .months)
    openRecordForm(
      document, title: "Add a document", isNew: true, leavingOut: ["withdrawn", "replaced_by"]
    ) { $0[listOf: .documents].select($1) }
  }

  mutating func editDocument() {
    guard let document = currentDocument else { return }
    openRecordForm(document, title: document.name, isNew: false) {
      $0[listOf: .documents].select($1)
    }
  }

  /// What no document may be.
  func checkDocument(_ document: Document) throws(FormRefusal) {
    guard !document.name.trimmed.isEmpty else {
      throw FormRefusal(message: "Reference or Title is needed: SOP-07", field: "reference")
    }
    let other = organisation.documents.all.first {
      $0.id != document.id && $0.name.lowercased() == document.name.trimmed.lowercased()
    }
    if let other {
      throw FormRefusal(
        message: "there is a document called \(other.name) already",
        field: document.reference.isEmpty ? "title" : "reference")
    }
    if let issued = document.issued, let withdrawn = document.withdrawn, withdrawn < issued {
      throw FormRefusal(
        message: "withdrawn before this version held (\(issued.full)): choose a later day",
        field: "withdrawn")
    }
    if let line = document.unreadableReviewDays.first {
      throw FormRefusal(message: noReviewDay(line), field: "review_on")
    }
    if organisation.wouldMakeCircle(document.id, replacedBy: document.replacedBy) {
      throw FormRefusal(message: circle(document.id, document.replacedBy), field: "replaced_by")
    }
  }

  private func noReviewDay(_ line: String) -> String {
    "“\(line)” is no day: 31 mar, 09-30 every year, or 2027-06-01"
  }

  private func circle(_ document: RecordID, _ other: RecordID?) -> String {
    guard let other, other != document else { return "a document does not replace itself" }
    let name = organisation.documents[other]?.name ?? "?"
    return
      "\(name) is replaced by this one itself, so that nothing would be in force: choose another"
  }

  /// What is said beside the fields of a document.
  func documentRemarks(_ id: RecordID, _ values: FormValues) -> [FieldRemark] {
    var remarks: [FieldRemark] = []
    let issued = values.day("issued")
    if let issued, let withdrawn = values.day("withdrawn"), withdrawn < issued {
      remarks.append(
        FieldRemark(
          "withdrawn",
          "withdrawn before this version held (\(issued.full)): choose a later day", .refusal))
    }
    if case .list(let lines)? = values["review_on"] {
      let texts = lines.compactMap { if case .text(let text) = $0 { text } else { nil } }
      if let line = texts.first(where: { ReviewDay($0) == nil }) {
        remarks.append(FieldRemark("review_on", noReviewDay(line), .refusal))
      } else {
        let days = texts.compactMap { ReviewDay($0)?.description }.joined(separator: ", ")
        remarks.append(FieldRemark("review_on", days, .hint))
      }
    }
    if let period = Period(values.text("review_every")), period.count == 0 {
      remarks.append(FieldRemark("review_every", "never: 12 months, 26 weeks", .refusal))
    }
    if let issued, let last = organisation.documents[id]?.lastReview?.on, issued > today,
      last < issued
    {
      remarks.append(
        FieldRemark(
          "issued", "a day to come, after the last review (\(last.full)): right year?", .warning))
    }
    return remarks + replacementRemarks(id, values) + clauseRemarks(values)
  }

  private func clauseRemarks(_ values: FormValues) -> [FieldRemark] {
    organisation.flaw(ofClauses: values.clauses("clauses"), library: library)
      .map { [FieldRemark("clauses", $0.description, .warning)] } ?? []
  }

  private func replacementRemarks(_ id: RecordID, _ values: FormValues) -> [FieldRemark] {
    guard let other = values.id("replaced_by") else { return [] }
    if organisation.wouldMakeCircle(id, replacedBy: other) {
      return [FieldRemark("replaced_by", circle(id, other), .refusal)]
    }
    guard let document = organisation.documents[other] else { return [] }
    if let withdrawn = document.withdrawn, !document.isInForce(on: today) {
      return [
        FieldRemark(
          "replaced_by",
          "\(document.name) was withdrawn itself on \(withdrawn.full): name what is used now",
          .warning)
      ]
    }
    return []
  }

  // MARK: Withdrawing

  /// A form for the last day of a document and what is used instead; emptied, it is in force again.
  mutating func withdrawDocument() {
    guard let document = currentDocument else { return }
    var proposed = document
    if proposed.withdrawn == nil { proposed.withdrawn = today }
    var fields = FormField.fields(of: proposed, only: ["withdrawn", "replaced_by"], in: fieldText)
    for place in fields.indices { fields[place].canAdd = false }
    if document.withdrawn == nil { fields[0].propose() }
    let shown = fields
    let id = document.id
    var form = Form(
      title: document.withdrawn == nil
        ? "\(document.name): withdraw" : "\(document.name): withdrawn; an empty day brings it back",
      fields: fields
    ) { (state, values) throws(FormRefusal) in
      guard var changed = state.organisation.documents[id] else {
        throw FormRefusal(message: "the document is no longer on file")
      }
      try changed.take(values, of: shown)
      try state.checkDocument(changed)
      let next = state.organisation.documents[changed.replacedBy]?.name
      let what =
        changed.withdrawn.map { "withdrawn, last day \($0.full)" } ?? "in force again"
      return FormStep(
        title: "\(changed.name) \(what)" + (next.map { ", replaced by \($0)" } ?? ""),
        changes: state.organisation.changes(putting: changed))
    }
    form.checks = { state, values in state.withdrawalRemarks(document, values) }
    open(form)
  }

  private func withdrawalRemarks(_ document: Document, _ values: FormValues) -> [FieldRemark] {
    var remarks = replacementRemarks(document.id, values)
    guard let withdrawn = values.day("withdrawn") else { return remarks }
    if let issued = document.issued, withdrawn < issued {
      remarks.append(
        FieldRemark(
          "withdrawn",
          "withdrawn before this version held (\(issued.full)): choose a later day", .refusal))
    }
    let isReplaced = values.id("replaced_by") != nil
    if document.isForm, !isReplaced {
      remarks.append(
        FieldRemark("replaced_by", "a form: what is filled in instead?", .warning))
    }
    let taught = organisation.competences.all.filter { $0.teaches == document.id }
    if !taught.isEmpty {
      let names = taught.map(\.name).joined(separator: ", ")
      remarks.append(
        FieldRemark(
          "replaced_by", "taught by \(names), which should teach what is used instead", .hint))
    }
    return remarks
  }
}
