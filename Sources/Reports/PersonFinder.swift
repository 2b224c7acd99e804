internal import Records

/// Finds the people that rows name, and tells those of one name apart.
struct PersonFinder {
  /// What a row says of who it is.
  struct Said: Hashable {
    var name: String
    var number = ""
    var email = ""
  }

  enum Match: Hashable {
    case person(RecordID)
    case nobody
    /// Several people have the name, and nothing else in the row tells which one is meant.
    case several
  }

  private var byName: [String: [Person]] = [:]
  private var byNumber: [String: RecordID] = [:]
  /// Names that several rows have.
  private let repeated: Set<String>

  /// - Parameter names: those in the file, one for each row.
  init(_ people: [Person], names: [String] = []) {
    var seen: Set<String> = []
    repeated = Set(names.map(ImportNames.key).filter { !seen.insert($0).inserted })
    for person in people { add(person) }
  }

  mutating func add(_ person: Person) {
    byName[ImportNames.key(person.name), default: []].append(person)
    let number = ImportNames.key(person.number)
    if !number.isEmpty, byNumber[number] == nil { byNumber[number] = person.id }
  }

  /// Takes what a person has come to say since: a number, or an e-mail address.
  mutating func update(_ person: Person) {
    let key = ImportNames.key(person.name)
    if let place = byName[key]?.firstIndex(where: { $0.id == person.id }) {
      byName[key]?[place] = person
    } else {
      byName[key, default: []].append(person)
    }
    let number = ImportNames.key(person.number)
    if !number.isEmpty, byNumber[number] == nil { byNumber[number] = person.id }
  }

  /// Whether several people on file have a name.
  func isAmbiguous(_ name: String) -> Bool { (byName[ImportNames.key(name)]?.count ?? 0) > 1 }

  /// Those who have a name.
  func namesakes(_ name: String) -> [RecordID] { byName[ImportNames.key(name)]?.map(\.id) ?? [] }

  func has(_ name: String) -> Bool { byName[ImportNames.key(name)] != nil }

  /// The number decides; without one the name, and the e-mail address between people of one name.
  func find(_ said: Said) -> Match {
    let number = ImportNames.key(said.number)
    if !number.isEmpty, let id = byNumber[number] { return .person(id) }
    let key = ImportNames.key(said.name)
    var people = byName[key] ?? []
    if !number.isEmpty { people.removeAll { !$0.number.isEmpty } }
    let email = ImportNames.key(said.email)
    if !email.isEmpty, people.count > 1 || repeated.contains(key) {
      let same = people.filter { ImportNames.key($0.email) == email }
      people = same.isEmpty ? people.filter(\.email.isEmpty) : same
    }
    if people.count > 1 { return .several }
    return people.first.map { .person($0.id) } ?? .nobody
  }

  /// Whether two texts name one person: the same words, in whatever order.
  static func isOneName(_ first: String, _ second: String) -> Bool {
    func words(_ name: String) -> [Substring] {
      ImportNames.key(name).split { $0 == "," || $0.isWhitespace }.sorted()
    }
    return words(first) == words(second)
  }

  /// Why a number cannot say who is meant: the end of a sentence.
  static func mismatch(_ said: Said, _ known: String) -> String {
    "number \(said.number) belongs to \(known), not to \(said.name); correct the number or the name, or rename the "
      + "person first"
  }

  /// "Surname, First name" the other way round; `nil` when the text is something else.
  static func turned(_ name: String) -> String? {
    let parts = name.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
    guard parts.count == 2,
      parts.allSatisfy({ part in
        !part.isEmpty && part.split(separator: " ").count <= 3
          && part.allSatisfy { $0.isLetter || " .-'\u{2019}".contains($0) }
      })
    else { return nil }
    return ImportNames.tidy("\(parts[1]) \(parts[0])")
  }
}
