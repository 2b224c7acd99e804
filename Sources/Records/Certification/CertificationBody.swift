/// Who certifies: their people, the time that they give, and the layout in which they want to be answered.
package struct CertificationBody: Record {
  package static let kind = RecordKind.body
  package static let fields = FieldTable<CertificationBody>([
    Field("name", "Name", \.name, .line, hint: "the certification body"),
    Field(
      "contacts", "Contacts", \.contacts, .lines(separator: "; "),
      hint: "one a line: name, what for, e-mail, telephone"),
    Field(
      "plan_within", "Plan within", \.planWithin, .period, initially: Period(30, .days),
      hint: "from the audit's last day until correction, cause and plan are with them"),
    Field(
      "evidence_within", "Evidence within", \.evidenceWithin, .period,
      initially: Period(90, .days),
      hint: "from the audit's last day until what was done is shown"),
    Field(
      "major_within", "Majors within", \.majorWithin, .period, initially: Period(12, .weeks),
      hint: "from the audit's last day until a major is verified: 6 to 12 weeks are usual"),
    Field(
      "expiry_margin", "Before expiry", \.expiryMargin, .period, initially: Period(30, .days),
      hint: "what they need before a certificate's expiry; no deadline is later than that"),
    Field(
      "template", "Report layout", \.template, .text,
      hint: "the CAPA report as they want it; empty for the usual layout"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<CertificationBody> { \.bodies }

  package let id: RecordID
  package var extras = Table()
  package var name = ""
  package var contacts: [String] = []
  /// From the audit's last day until correction, cause and plan are with the body.
  package var planWithin = Period(30, .days)
  /// From the audit's last day until evidence of what was done is with the body.
  package var evidenceWithin = Period(90, .days)
  /// From the audit's last day until a major nonconformity is verified.
  package var majorWithin = Period(12, .weeks)
  /// What the body needs before a certificate's expiry.
  package var expiryMargin = Period(30, .days)
  /// The layout of a CAPA report; empty for the usual one.
  package var template = ""
  package var notes = ""

  package init(id: RecordID) { self.id = id }
}
