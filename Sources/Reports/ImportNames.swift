internal import Records

/// The records that cells name: those on file, and those made because they were not.
struct ImportNames {
  /// The longest text that is taken for the name of someone or something new.
  private static let longestName = 100

  private var known: [RecordKind: [String: RecordID]] = [:]
  /// The new records in the order in which the file names them.
  private(set) var created: [(kind: RecordKind, id: RecordID, name: String)] = []
  /// What else is known of the people among them.
  private var details: [RecordID: Table] = [:]
  private let newID: () -> RecordID

  init(_ organisation: Organisation, newID: @escaping () -> RecordID) {
    self.newID = newID
    for kind in [RecordKind.person, .area, .role, .competence, .body, .action, .document] {
      for (id, name) in organisation.names(of: kind) { add(name, id, kind) }
    }
    for person in organisation.people.all { add(person.email, person.id, .person) }
    for document in organisation.documents.all { add(document.title, document.id, .document) }
  }

  /// A name as it is compared: without regard to case and to how many blanks there are.
  static func key(_ name: String) -> String { tidy(name).lowercased() }

  /// A name in one line with single blanks.
  static func tidy(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Takes note of what a record is called; the first to have a name keeps it.
  mutating func add(_ name: String, _ id: RecordID, _ kind: RecordKind) {
    let key = ImportNames.key(name)
    guard !key.isEmpty, known[kind]?[key] == nil else { return }
    known[kind, default: [:]][key] = id
  }

  /// The record that has a name, whether it was on file or not.
  func id(of name: String, _ kind: RecordKind) -> RecordID? { known[kind]?[ImportNames.key(name)] }

  /// The record that a cell names. People, areas, roles, competences, documents and certification bodies are made when there
  /// is none; `nil` when there is none of another kind, or the text is no name.
  mutating func resolve(_ kind: RecordKind, _ name: String) -> RecordID? {
    if let id = id(of: name, kind) { return id }
    let name = ImportNames.tidy(name)
    if kind == .person, let turned = PersonFinder.turned(name), let id = self.id(of: turned, kind) {
      return id
    }
    guard [.person, .area, .role, .competence, .body, .document].contains(kind),
      name.count <= ImportNames.longestName,
      name.contains(where: { $0.isLetter || $0.isNumber }), !ImportNames.isCount(name)
    else { return nil }
    let id = newID()
    add(name, id, kind)
    created.append((kind, id, name))
    return id
  }

  /// Whether a text counts something and names nothing: `28/42`, `60 %`.
  static func isCount(_ text: String) -> Bool {
    text.contains(where: { "/%".contains($0) })
      && text.allSatisfy { $0.isNumber || $0.isWhitespace || "/%.,".contains($0) }
  }

  /// Makes a person, whoever else has the name; `nil` when the text is no name.
  mutating func create(_ said: PersonFinder.Said) -> Person? {
    guard said.name.count <= ImportNames.longestName, said.name.contains(where: \.isLetter) else {
      return nil
    }
    var person = Person(id: newID())
    person.name = said.name
    person.number = said.number
    person.email = said.email
    add(said.name, person.id, .person)
    created.append((.person, person.id, said.name))
    for (key, text) in [("number", said.number), ("email", said.email)] where !text.isEmpty {
      details[person.id, default: [:]][key] = .text(text)
    }
    return person
  }

  /// A new identifier for a row.
  func makeID() -> RecordID { newID() }

  /// The changes that add the new records.
  var changes: [Change] {
    created.map { kind, id, name in
      var table = details[id] ?? [:]
      table[kind == .document ? "reference" : "name"] = .text(name)
      return .add(kind, id, table)
    }
  }

  /// The names of the new records, by kind.
  var createdByKind: [ImportPlan.Created] {
    [RecordKind.person, .area, .role, .competence, .body, .document].compactMap { kind in
      let names = created.filter { $0.kind == kind }.map(\.name)
      return names.isEmpty ? nil : ImportPlan.Created(kind: kind, names: names)
    }
  }
}
