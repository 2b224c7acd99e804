/// What the certification body confirms: that a scope meets an edition, until a day.
package struct Certificate: Record {
  package static let kind = RecordKind.certificate
  package static let fields = FieldTable<Certificate>([
    Field("number", "Number", \.number, .line, hint: "as it stands on the certificate"),
    Field("edition", "Edition", \.edition, .edition, hint: "one edition, such as 9001:2015"),
    Field("body", "Certification body", \.body, .link(.body)),
    Field("scope", "Scope", \.scope, .text, hint: "what is certified, at which sites"),
    Field("decided", "Decided", \.decided, .day, hint: "the day of the certification decision"),
    Field("expires", "Expires", \.expires, .day, hint: "the last day on which it is valid"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<Certificate> { \.certificates }

  package let id: RecordID
  package var extras = Table()
  package var number = ""
  package var edition: Edition?
  package var body: RecordID?
  package var scope = ""
  /// The day of the certification decision, from which the cycle runs.
  package var decided: Day?
  /// The last day of validity; the day after is not valid.
  package var expires: Day?
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String {
    [edition?.description ?? "", number].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
