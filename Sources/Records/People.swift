/// A part of the business that can be audited and owned: a department, a process or a site.
package struct Area: Record {
  /// What sort of part it is.
  package enum Sort: String, Choice {
    package static var noun: String { "kind of area" }
    case department, process, site
  }

  package static let kind = RecordKind.area
  package static let fields = FieldTable<Area>([
    Field("name", "Name", \.name, hint: "a department, a process or a site"),
    Field(choice: "kind", "Kind", \.sort, initially: .department),
    Field("site", "Belongs to", \.site, .link(.area), hint: "the site or department it is part of"),
    Field("owner", "Owner", \.owner, .link(.person), hint: "who answers for it"),
    Field("deputy", "Deputy", \.deputy, .link(.person), hint: "who could take it over at once"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<Area> { \.areas }

  package let id: RecordID
  package var extras = Table()
  package var name = ""
  package var sort = Sort.department
  /// The site or department that it is part of.
  package var site: RecordID?
  package var owner: RecordID?
  package var deputy: RecordID?
  package var notes = ""

  package init(id: RecordID) { self.id = id }
}

/// What a person does ("Dispatcher", "Internal auditor"); competence is required by role.
package struct Role: Record {
  package static let kind = RecordKind.role
  package static let fields = FieldTable<Role>([
    Field("name", "Name", \.name, hint: "what a person does: Dispatcher, Internal auditor"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<Role> { \.roles }

  package let id: RecordID
  package var extras = Table()
  package var name = ""
  package var notes = ""

  package init(id: RecordID) { self.id = id }
}

/// Someone who works in the system.
package struct Person: Record {
  package static let kind = RecordKind.person
  package static let fields = FieldTable<Person>([
    Field("name", "Name", \.name, hint: "as colleagues would write it"),
    Field(
      "roles", "Roles", \.roles, .links(.role), hint: "what they do; competence is required by role"
    ),
    Field(
      "terms", "Roles from, until", \.terms, RoleTerm.shape,
      hint: "since when the roles are held, and which were held before"),
    Field("area", "Area", \.area, .link(.area)),
    Field(
      "number", "Number", \.number, .line, hint: "personnel number: tells two of one name apart"),
    Field("email", "E-mail", \.email),
    Field("joined", "Joined", \.joined, .day),
    Field("left", "Left", \.left, .day, hint: "their last day; records stay, lists hide them"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<Person> { \.people }

  package let id: RecordID
  package var extras = Table()
  package var name = ""
  package var roles: [RecordID] = []
  /// From when until when roles are or were held.
  package var terms: [RoleTerm] = []
  /// The personnel number; empty when there is none.
  package var number = ""
  package var area: RecordID?
  package var email = ""
  package var joined: Day?
  package var left: Day?
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  /// Whether the person works here on a day: their last day still counts.
  package func isActive(on day: Day) -> Bool {
    guard let left else { return true }
    return day <= left
  }

  /// Whether the person has joined by a day and has not left before it.
  package func isHere(on day: Day) -> Bool {
    isActive(on: day) && (joined.map { $0 <= day } ?? true)
  }
}
