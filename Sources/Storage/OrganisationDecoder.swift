import Records

/// Collects an organisation while its file is read.
struct OrganisationDecoder {
  let path: String
  /// The failure that a record's content brought about, which reading then stops for.
  private(set) var failure: OrganisationFileProblem?
  private var organisation: Organisation
  private var extras = TableBuilder(capacity: 0)
  private var hasProfile = false
  private var format: Value?
  private var version: Value?

  init(path: String) {
    self.path = path
    var random = SystemRandomNumberGenerator()
    organisation = Organisation(profile: Profile(id: RecordID(using: &random)))
    organisation.profiles = Register()
  }

  /// Reads the value of one key at the top of the file.
  mutating func read(
    _ key: String, kind: RecordKind?, _ reader: inout PropertyListReader
  ) throws(PropertyListProblem) {
    switch (kind, key) {
    case (.organisation?, _):
      var profiles = Register<Profile>()
      try readRecord(into: &profiles, number: 1, &reader)
      organisation.profiles = profiles
      hasProfile = true
    case (let kind?, _): try readRegister(of: kind.type, &reader)
    case (nil, "format"): format = try reader.readValue()
    case (nil, "version"): version = try reader.readValue()
    case (nil, _): _ = extras.append(try reader.readValue(), for: key)
    }
  }

  private mutating func readRegister<R: Record>(
    of type: R.Type, _ reader: inout PropertyListReader
  ) throws(PropertyListProblem) {
    var register = Register<R>()
    var number = 0
    try reader.readList { (reader) throws(PropertyListProblem) in
      number += 1
      try readRecord(into: &register, number: number, &reader)
    }
    organisation[keyPath: R.register] = register
  }

  private mutating func readRecord<R: Record>(
    into register: inout Register<R>, number: Int, _ reader: inout PropertyListReader
  ) throws(PropertyListProblem) {
    var table = try reader.readWholeTable()
    guard case .text(let text)? = table.removeValue(for: "id"), let id = RecordID(text) else {
      failure = .missingID(path: path, record: label(R.kind, table, number))
      throw reader.problem("a record has no id")
    }
    do throws(FieldFailure) {
      if register.add(try R(id: id, table: table)) { return }
    } catch {
      failure = .field(path: path, record: label(R.kind, table, number, id), error)
      throw reader.problem("field \(error.field)")
    }
    let place = register.identifiers.firstIndex(of: id) ?? 0
    failure = .duplicateID(
      path: path, id: id.text, first: label(R.kind, register.all[place].table, place + 1),
      second: label(R.kind, table, number))
    throw reader.problem("an id is there twice")
  }

  /// What a sentence calls a record: its reference, name or title, else its id, else its place.
  private func label(
    _ kind: RecordKind, _ table: Table, _ number: Int, _ id: RecordID? = nil
  ) -> String {
    for key in ["reference", "name", "title"] {
      guard case .text(let text)? = table[key] else { continue }
      let line = text.trimmed.split(whereSeparator: \.isNewline).first ?? ""
      if !line.isEmpty { return "\(kind.noun) \(line.prefix(60))" }
    }
    if let id { return "\(kind.noun) with the id \(id.text.prefix(60))" }
    return "\(kind.noun) number \(number)"
  }

  /// The organisation, when the file was one.
  func finish() throws(OrganisationFileProblem) -> Organisation {
    guard format == .text(OrganisationFile.format) else { throw .notAnOrganisation(path: path) }
    guard case .integer(let version)? = version, version >= 1 else { throw .noVersion(path: path) }
    guard version <= OrganisationFile.version else {
      throw .newerVersion(path: path, version: version)
    }
    guard hasProfile else { throw .noOrganisation(path: path) }
    guard !organisation.name.trimmed.isEmpty else { throw .noName(path: path) }
    var organisation = organisation
    organisation.extras = extras.finish()
    return organisation
  }
}
