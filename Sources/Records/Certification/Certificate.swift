/// What the certification body confirms, or is asked to confirm: that a scope meets an edition, until a day.
package struct Certificate: Record {
  package static let kind = RecordKind.certificate
  package static let fields = FieldTable<Certificate>([
    Field(
      "number", "Number", \.number, .line,
      hint: "as it stands on the certificate; empty while it is sought"),
    Field("edition", "Edition", \.edition, .edition, hint: "one edition, such as 9001:2015"),
    Field("body", "Certification body", \.body, .link(.body)),
    Field("scope", "Scope", \.scope, .text, hint: "what is certified, at which sites"),
    Field("decided", "Decided", \.decided, .day, hint: "the day of the certification decision"),
    Field("expires", "Expires", \.expires, .day, hint: "the last day on which it is valid"),
    Field(
      "certified", "Certified since", \.certified, .day,
      hint: "the first decision; empty when this is the first cycle"),
    Field(
      "applied", "Applied", \.applied, .day,
      hint: "the day of the application, or of applying again"),
    Field("owner", "Owner", \.owner, .link(.person), hint: "who keeps its dates"),
    Field(
      "contract", "Contract", \.contract, .line,
      hint: "number or place of the contract with the body"),
    Field(
      "contract_until", "Contract until", \.contractUntil, .day,
      hint: "its last day: usually three years"),
    Field(
      "contacts", "Contacts", \.contacts, .lines(separator: "; "),
      hint: "for this certificate, one a line; those of the body stand with the body"),
    Field(
      "transition_by", "Transition by", \.transitionBy, .day,
      hint:
        "to the next edition; the catalogue's day when empty; confirm with the certification body"),
    Field("events", "Decisions of the body", \.events, CertificateEvent.shape),
    Field("appeals", "Appeals", \.appeals, Appeal.shape),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<Certificate> { \.certificates }

  package let id: RecordID
  package var extras = Table()
  package var number = ""
  package var edition: Edition?
  package var body: RecordID?
  package var owner: RecordID?
  package var scope = ""
  package var contract = ""
  /// The last day of the contract with the body.
  package var contractUntil: Day?
  package var contacts: [String] = []
  /// The day of the application; of the last one after a refusal or a withdrawal.
  package var applied: Day?
  /// The first certification decision; `nil` when `decided` is it.
  package var certified: Day?
  /// The day of the decision from which the present cycle runs.
  package var decided: Day?
  /// The last day of validity; the day after is not valid.
  package var expires: Day?
  /// The last day of the transition to the next edition; `nil` for the catalogue's.
  package var transitionBy: Day?
  /// What the body decided, in the order in which it was written down; granting and renewing besides set the days above.
  package var events: [CertificateEvent] = []
  package var appeals: [Appeal] = []
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String {
    [edition?.description ?? "", number].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
