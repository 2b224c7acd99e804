package import Records

extension OrganisationFile {
  /// Reads bytes back and compares them with what they were made from, record by record, so that no second
  /// copy of everything is ever held.
  ///
  /// - Throws: which record would read back as something else.
  package static func confirm(
    _ bytes: [UInt8], hold organisation: Organisation, path: String
  ) throws(OrganisationFileProblem) {
    var confirmation = Confirmation(organisation: organisation)
    do throws(PropertyListProblem) {
      try PropertyListReader.read(bytes) { (reader) throws(PropertyListProblem) in
        try reader.readTable { (key, reader) throws(PropertyListProblem) in
          try confirmation.read(key, &reader)
        }
      }
    } catch {
      throw confirmation.differing.map { .differs(path: path, record: $0) }
        ?? .notReadable(path: path, error)
    }
    if let missing = confirmation.missing { throw .differs(path: path, record: missing) }
  }
}

/// Compares an organisation with its file while that is read.
private struct Confirmation {
  let organisation: Organisation
  /// The first record that differs.
  private(set) var differing: String?
  private var counts: [RecordKind: Int] = [:]
  private var extras = 0

  init(organisation: Organisation) { self.organisation = organisation }

  mutating func read(
    _ key: String, _ reader: inout PropertyListReader
  ) throws(PropertyListProblem) {
    if let kind = OrganisationFile.kind(of: key) {
      try readRegister(kind.type, &reader)
    } else if key == "format" || key == "version" {
      try reader.skipValue()
    } else {
      guard try reader.readValue() == organisation.extras[key] else {
        differing = key
        throw reader.problem("\(key) differs")
      }
      extras += 1
    }
  }

  private mutating func readRegister<R: Record>(
    _ type: R.Type, _ reader: inout PropertyListReader
  ) throws(PropertyListProblem) {
    if R.kind == .organisation { return try readRecord(type, &reader) }
    try reader.readList { (reader) throws(PropertyListProblem) in
      try readRecord(type, &reader)
    }
  }

  private mutating func readRecord<R: Record>(
    _ type: R.Type, _ reader: inout PropertyListReader
  ) throws(PropertyListProblem) {
    var table = try reader.readWholeTable()
    guard case .text(let text)? = table["id"], let id = RecordID(text),
      let record = organisation[keyPath: R.register][id]
    else {
      differing = "a \(R.kind.noun)"
      throw reader.problem("an id differs")
    }
    table["id"] = nil
    let expected = record.table
    guard table == expected || written(table) == written(expected) else {
      differing = "\(R.kind.noun) \(organisation.name(of: id, R.kind) ?? id.text)"
      throw reader.problem("a record differs")
    }
    counts[R.kind, default: 0] += 1
  }

  /// A table's bytes: characters that no XML file may hold do not count.
  private func written(_ table: Table) -> [UInt8] {
    var writer = PropertyListWriter()
    writer.value(.table(table))
    return writer.finish()
  }

  /// What is in the organisation and was not in the bytes.
  var missing: String? {
    for kind in RecordKind.allCases where counts[kind, default: 0] != organisation.count(of: kind) {
      return "a \(kind.noun)"
    }
    return extras == organisation.extras.entries.count ? nil : "a key of a newer program"
  }
}

extension Organisation {
  fileprivate func count(of kind: RecordKind) -> Int { count(as: kind.type) }

  private func count<R: Record>(as type: R.Type) -> Int { self[keyPath: R.register].count }
}
