import Records
import Storage

/// Reads a catalogue or a checklist, naming the entry that does not fit.
struct ResourceReader {
  private let name: String
  private let root: Table

  init(_ name: String, _ bytes: [UInt8]) throws(ResourceProblem) {
    self.name = name
    do throws(PropertyListProblem) {
      root = try PropertyListReader.read(bytes) { (reader) throws(PropertyListProblem) in
        try reader.readWholeTable()
      }
    } catch {
      throw ResourceProblem(resource: name, reason: error.description)
    }
  }

  func standard() throws(ResourceProblem) -> Standard {
    var clauses: [Standard.Clause] = []
    for entry in try entries("clauses") {
      clauses.append(
        Standard.Clause(
          number: try text("number", in: entry), title: try text("title", in: entry),
          isHeading: entry["heading"] == .flag(true), was: try optionalText("was", in: entry),
          change: try optionalText("change", in: entry) ?? ""))
    }
    return Standard(
      edition: try edition(), name: try text("name", in: root), title: try text("title", in: root),
      clauses: clauses, succession: try succession())
  }

  private func succession() throws(ResourceProblem) -> Standard.Succession? {
    guard let text = try optionalText("supersedes", in: root) else { return nil }
    guard let supersedes = Edition(text) else { throw problem("supersedes is no edition") }
    return Standard.Succession(
      supersedes: supersedes, published: try day("published"), transition: try day("transition"),
      note: try optionalText("note", in: root) ?? "")
  }

  func checklist() throws(ResourceProblem) -> Checklist {
    let revised = try day("revised")
    var questions: [Checklist.Question] = []
    for entry in try entries("questions") {
      guard let aspect = Checklist.Aspect(rawValue: try text("aspect", in: entry)) else {
        throw problem("an aspect is not known")
      }
      questions.append(
        Checklist.Question(
          clauses: try clauses(of: entry), aspect: aspect,
          question: try text("question", in: entry), lookAt: try text("lookAt", in: entry),
          changed: revised))
    }
    return Checklist(name: try text("name", in: root), questions: questions)
  }

  private func clauses(of entry: Table) throws(ResourceProblem) -> [ClauseReference] {
    guard case .list(let items)? = entry["clauses"] else { throw problem("clauses is no list") }
    var clauses: [ClauseReference] = []
    for item in items {
      guard case .text(let text) = item, let clause = ClauseReference(text) else {
        throw problem("a clause is none")
      }
      clauses.append(clause)
    }
    return clauses.sorted()
  }

  private func day(_ key: String) throws(ResourceProblem) -> Day? {
    guard let text = try optionalText(key, in: root) else { return nil }
    guard let day = Day(text) else { throw problem("\(key) is no day") }
    return day
  }

  private func optionalText(_ key: String, in table: Table) throws(ResourceProblem) -> String? {
    table[key] == nil ? nil : try text(key, in: table)
  }

  private func edition() throws(ResourceProblem) -> Edition {
    guard let edition = Edition(try text("edition", in: root)) else { throw problem("no edition") }
    return edition
  }

  private func entries(_ key: String) throws(ResourceProblem) -> [Table] {
    guard case .list(let list)? = root[key] else { throw problem("\(key) is no list") }
    var tables: [Table] = []
    for item in list {
      guard case .table(let table) = item else {
        throw problem("\(key) holds something else than tables")
      }
      tables.append(table)
    }
    return tables
  }

  private func text(_ key: String, in table: Table) throws(ResourceProblem) -> String {
    guard case .text(let text)? = table[key], !text.isEmpty else {
      throw problem("\(key) is missing")
    }
    return text
  }

  private func problem(_ reason: String) -> ResourceProblem {
    ResourceProblem(resource: name, reason: reason)
  }
}
