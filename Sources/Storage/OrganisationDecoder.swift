import Records

/// Collects an organisation while its file is read.
struct OrganisationDecoder {
  let path: String
  /// The failure that a record's content brought about, which reading then stops for.
  private(set) var failure: OrganisationFileProblem?
  private var organisation: Organisation
  private var hasProfile = false
  private var format: Value?
  private var version: Value?

  init(path: String) {
    self.path = path
    var empty = Organisation(
      profile: Profile(id: RecordID("organisation") ?? OrganisationDecoder.anyID()))
    empty.profiles = Register()
    organisation = empty
  }

  private static func anyID() -> RecordID {
    var random = SystemRandomNumberGenerator()
    return RecordID(using: &random)
  }

  /// Reads the value of one key at the top of the file.
  mutating func read(
    _ key: String, kind: RecordKind?, _ reader: inout PropertyListReader
  ) throws(PropertyListProblem) {
    guard let kind else {
      let value = try reader.readValue()
      switch key {
      case "format": format = value
      case "version": version = value
      default: organisation.extras[key] = value
      }
      return
    }
    if kind == .organisation {
      try readRecord(of: Profile.self, number: 1, &reader)
      hasProfile = true
    } else {
      try readRegister(of: kind.type, &reader)
    }
  }

  private mutating func readRegister<R: Record>(
    of type: R.Type, _ reader: inout PropertyListReader
  ) throws(PropertyListProblem) {
    var number = 0
    try reader.readList { (reader) throws(PropertyListProblem) in
      number += 1
      try readRecord(of: type, number: number, &reader)
    }
  }

  private mutating func readRecord<R: Record>(
    of type: R.Type, number: Int, _ reader: inout PropertyListReader
  ) throws(PropertyListProblem) {
    var table = try reader.readWholeTable()
    guard case .text(let text)? = table["id"], let id = RecordID(text) else {
      failure = .missingID(path: path, record: label(R.kind, table, number))
      throw reader.problem("no id")
    }
    table["id"] = nil
    if let other = organisation[keyPath: R.register][id] {
      failure = .duplicateID(
        path: path, id: text, first: label(R.kind, other.table, number - 1),
        second: label(R.kind, table, number))
      throw reader.problem("duplicate id")
    }
    do throws(FieldFailure) {
      organisation[keyPath: R.register].put(try R(id: id, table: table))
    } catch {
      failure = .field(path: path, record: label(R.kind, table, number), error)
      throw reader.problem("field \(error.field)")
    }
  }

  /// What a sentence calls a record: by its reference or name, else by its place in the register.
  private func label(_ kind: RecordKind, _ table: Table, _ number: Int) -> String {
    for key in ["reference", "name", "title"] {
      if case .text(let text)? = table[key] { return "\(kind.noun) \(text)" }
    }
    return "\(kind.noun) number \(number)"
  }

  /// The organisation, when the file was one.
  func finish() throws(OrganisationFileProblem) -> Organisation {
    guard case .text(OrganisationFile.format)? = format else {
      throw .notAnOrganisation(path: path)
    }
    guard case .integer(let version)? = version else { throw .notAnOrganisation(path: path) }
    guard version <= OrganisationFile.version else {
      throw .newerVersion(path: path, version: version)
    }
    guard hasProfile, !organisation.name.isEmpty else { throw .noOrganisation(path: path) }
    return organisation
  }
}
