internal import Records

/// What a script, a mail filter or a job system says of one new action.
package struct CaptureEntry: Hashable, Sendable {
  /// One thing said of the action.
  struct Said: Hashable, Sendable {
    /// The field's key.
    let key: String
    let value: JSONValue
    /// What a sentence about the value begins with: `--due`, or `mail.json, entry 2, due`.
    let place: String
  }

  /// What a sentence about the whole entry begins with; empty for what the options alone say.
  let place: String
  private(set) var said: [Said] = []

  /// An entry that says nothing yet.
  package init() { place = "" }

  init(place: String) { self.place = place }

  subscript(key: String) -> Said? { said.first { $0.key == key } }

  /// Takes what an option says; lists have a text for each time that it was given.
  ///
  /// - Parameter option: as it is typed: `--due`.
  package mutating func add(_ key: String, option: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    add(key, .list(texts.map(JSONValue.text)), place: option)
  }

  /// Takes what an option says that is given once.
  package mutating func add(_ key: String, option: String, _ text: String?) {
    if let text { add(key, .text(text), place: option) }
  }

  /// Takes references to evidence as they are, whatever they hold.
  package mutating func add(evidence: [String], option: String) {
    guard !evidence.isEmpty else { return }
    let parts = evidence.map { JSONValue.object([.init(name: "reference", value: .text($0))]) }
    add("evidence", .list(parts), place: option)
  }

  mutating func add(_ key: String, _ value: JSONValue, place: String) {
    said.append(Said(key: key, value: value, place: place))
  }

  /// The entry with what the options say, which wins.
  func with(_ options: CaptureEntry) -> CaptureEntry {
    var entry = CaptureEntry(place: place)
    entry.said = said.filter { options[$0.key] == nil } + options.said
    // A title that gives way is not lost.
    if case .text(let title)? = self["title"]?.value, options["title"] != nil,
      options["notes"] == nil
    {
      var notes = ""
      if case .text(let text)? = self["notes"]?.value { notes = text }
      if !notes.contains(title.trimmed) {
        entry.said.removeAll { $0.key == "notes" }
        entry.add(
          "notes", .text(notes.isEmpty ? title : title + "\n\n" + notes), place: place)
      }
    }
    return entry
  }
}

/// What was read for new actions: JSON, a mail, or just text.
package struct CaptureInput: Hashable, Sendable {
  /// The largest input that is read, in bytes.
  package static let largest = 32 << 20

  /// One for each action.
  package private(set) var entries: [CaptureEntry] = []
  /// What the user should know of how it was read, a sentence each.
  package private(set) var notes: [String] = []

  /// Reads bytes that hold a JSON object or an array of them, an e-mail message, or just text.
  ///
  /// - Parameter name: what sentences call the input: a file's name, or "standard input".
  /// - Throws: all that is wrong, a sentence each.
  package init(_ bytes: [UInt8], name: String) throws(CaptureProblem) {
    guard bytes.count <= CaptureInput.largest else {
      throw CaptureProblem("\(name) is larger than 32 MiB; hand over the text alone")
    }
    let content: CSVText
    do throws(CSVProblem) {
      content = try CSVText(bytes: bytes)
    } catch {
      throw CaptureProblem("\(name) is not text; hand over JSON, a mail or plain text")
    }
    let text = content.text.trimmed
    guard !text.isEmpty else {
      throw CaptureProblem("\(name) is empty; there is nothing to add")
    }
    if CaptureInput.isJSON(text) {
      try take(json: text, name)
    } else if let mail = MailMessage(bytes) {
      try take(mail, name)
      return
    } else {
      take(text: PlainText.readable(text), name)
    }
    notes = content.note.map { ["\(name): \($0)"] } ?? []
  }

  /// Whether a text means to be JSON: a bracket alone may also begin a title (`[Ticket 7] Pump leaks`).
  private static func isJSON(_ text: String) -> Bool {
    if text.hasPrefix("{") { return true }
    guard text.hasPrefix("["), let next = text.dropFirst().first(where: { !$0.isWhitespace }) else {
      return false
    }
    if "{]\"[".contains(next) { return true }
    // A list of something else is no title either: it is refused by name.
    if case .list? = try? JSONParser.read(text) { return true }
    return false
  }

  // MARK: JSON

  private mutating func take(json: String, _ name: String) throws(CaptureProblem) {
    let value: JSONValue
    do throws(JSONProblem) {
      value = try JSONParser.read(json)
    } catch {
      throw CaptureProblem(
        "\(name), line \(error.line), column \(error.column): \(error.message)")
    }
    var problems: [String] = []
    switch value {
    case .object(let members): add(members, name, &problems)
    case .list(let items):
      for (index, item) in items.enumerated() {
        let place = items.count == 1 ? name : "\(name), entry \(index + 1)"
        if case .object(let members) = item {
          add(members, place, &problems)
        } else {
          problems.append("\(place) is \(item.noun); each entry is an object with a title")
        }
      }
      if items.isEmpty { problems.append("\(name) is an empty list; there is nothing to add") }
    default: problems.append("\(name) is \(value.noun); hand over an object with a title")
    }
    guard problems.isEmpty else { throw CaptureProblem(problems) }
  }

  private mutating func add(
    _ members: [JSONValue.Member], _ place: String, _ problems: inout [String]
  ) {
    let keys = RegisterKind.actions.columns + RegisterKind.actions.furtherColumns
    let unknown = members.map(\.name).filter { !keys.contains($0) }
    if !unknown.isEmpty {
      let names = shortened(unknown.map(PlainText.line), limit: 10)
      problems.append(
        "\(place) has \(unknown.count == 1 ? "the unknown key" : "the unknown keys") \(names); "
          + "known are \(keys.joined(separator: ", "))")
    }
    var entry = CaptureEntry(place: place)
    for member in members {
      entry.add(member.name, member.value, place: "\(place), \(member.name)")
    }
    entries.append(entry)
  }

  // MARK: Mails and texts

  private mutating func take(_ mail: MailMessage, _ name: String) throws(CaptureProblem) {
    let text = PlainText.readable(mail.text)
    let subject = PlainText.readable(mail.readable("subject"))
    let title = subject.isEmpty ? TitleText.firstLine(of: text) : subject
    guard !title.isEmpty else {
      throw CaptureProblem("\(name) is a mail with neither a subject nor a text")
    }
    let header = ["From", "Date"].compactMap { line -> String? in
      let value = PlainText.readable(mail.readable(line.lowercased()))
      return value.isEmpty ? nil : "\(line): \(value)"
    }
    let notes = [header.joined(separator: "\n"), text].filter { !$0.isEmpty }
    add(title: title, notes: notes.joined(separator: "\n\n"), name)
  }

  private mutating func take(text: String, _ name: String) {
    let title = TitleText.firstLine(of: text)
    // One line says it all.
    add(title: title, notes: title == text.trimmed ? "" : text, name)
  }

  private mutating func add(title: String, notes: String, _ name: String) {
    var entry = CaptureEntry(place: name)
    entry.add("title", .text(title), place: "\(name), title")
    if !notes.isEmpty { entry.add("notes", .text(notes), place: "\(name), notes") }
    entries.append(entry)
  }
}

/// Why nothing is added: a sentence for each thing that is wrong.
package struct CaptureProblem: Error, Hashable, Sendable {
  package let sentences: [String]

  init(_ sentences: [String]) { self.sentences = sentences }

  init(_ sentence: String) { sentences = [sentence] }
}
