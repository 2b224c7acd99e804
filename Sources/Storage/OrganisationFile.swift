package import Records

/// The property-list file of one organisation: its layout, and how it is read and written.
package enum OrganisationFile {
  /// What the file says that it is.
  static let format = "evenkeel"
  /// The version of the layout; it grows when an older program could not read it without a loss.
  package static let version = 1

  /// The key of a kind's register in the file.
  static func registerKey(_ kind: RecordKind) -> String {
    switch kind {
    case .organisation: "organisation"
    case .area: "areas"
    case .role: "roles"
    case .person: "people"
    case .competence: "competences"
    case .requirement: "requirements"
    case .training: "trainings"
    case .session: "sessions"
    case .document: "documents"
    case .objective: "objectives"
    case .responsibility: "responsibilities"
    case .review: "reviews"
    case .selfCheck: "selfchecks"
    case .action: "actions"
    case .audit: "audits"
    case .auditLine: "lines"
    case .question: "questions"
    case .standard: "standards"
    case .body: "bodies"
    case .certificate: "certificates"
    case .waiver: "waivers"
    case .view: "views"
    case .conflict: "conflicts"
    case .historyEntry: "history"
    }
  }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: RecordKind.allCases.map { (registerKey($0), $0) })

  /// The kind whose register a key of the file holds.
  static func kind(of key: String) -> RecordKind? { kinds[key] }

  // MARK: Writing

  /// The file's bytes; the same records always give the same bytes.
  package static func encode(_ organisation: Organisation) -> [UInt8] {
    let size = RecordKind.allCases.reduce(4096) { $0 + estimate($1.type, organisation) }
    var writer = PropertyListWriter(capacity: size + size / 8)
    writer.beginTable()
    let ours = RecordKind.allCases.map(registerKey) + ["format", "version"]
    let others = organisation.extras.entries.map(\.key).filter { !ours.contains($0) }
    for key in (ours + others).sorted() {
      if let kind = kinds[key] {
        encode(kind.type, key, organisation, &writer)
      } else if key == "format" || key == "version" {
        writer.key(key)
        writer.value(key == "format" ? .text(format) : .integer(version))
      } else if let value = organisation.extras[key] {
        writer.key(key)
        writer.value(value)
      }
    }
    writer.endTable()
    return writer.finish()
  }

  /// Roughly how many bytes a register takes: as many as a few of its records let expect.
  ///
  /// With room for all of them from the start, a large file is not copied as it grows.
  private static func estimate<R: Record>(_ type: R.Type, _ organisation: Organisation) -> Int {
    let records = organisation[keyPath: R.register].all
    let sample = Array(stride(from: 0, to: records.count, by: records.count / 32 + 1))
    var writer = PropertyListWriter()
    for place in sample {
      records.span.withElement(at: place) { encode($0, &writer) }
    }
    return writer.bytes.count * records.count / max(1, sample.count)
  }

  private static func encode<R: Record>(
    _ type: R.Type, _ key: String, _ organisation: Organisation, _ writer: inout PropertyListWriter
  ) {
    let register = organisation[keyPath: R.register]
    let (records, identifiers) = (register.all, register.identifiers)
    guard !records.isEmpty else { return }
    writer.key(key)
    if R.kind == .organisation { return records.span.withElement(at: 0) { encode($0, &writer) } }
    writer.beginList()
    // Places are sorted and not records, which are large and would be moved about.
    for place in records.indices.sorted(by: { identifiers[$0] < identifiers[$1] }) {
      records.span.withElement(at: place) { encode($0, &writer) }
    }
    writer.endList()
  }

  private static func encode(_ record: some Record, _ writer: inout PropertyListWriter) {
    writer.beginTable()
    var isMarked = false
    record.forEachValue { key, value in
      if !isMarked, key > "id" {
        writer.text(record.id.text, for: "id")
        isMarked = true
      }
      writer.key(key)
      writer.value(value)
    }
    if !isMarked { writer.text(record.id.text, for: "id") }
    writer.endTable()
  }

  // MARK: Reading

  /// Reads a file's bytes.
  ///
  /// A link to a record that is not there is kept as it is. The file may be a binary property list.
  ///
  /// - Parameter path: what the sentences call the file.
  /// - Throws: which record and which field is wrong, and what to do.
  package static func decode(
    _ bytes: [UInt8], path: String
  ) throws(OrganisationFileProblem) -> Organisation {
    guard BinaryPropertyList.isClaimed(by: bytes) else { return try decode(xml: bytes, path: path) }
    // By way of XML, so that what a file must hold is checked in one place.
    let xml: [UInt8]
    do throws(PropertyListProblem) {
      xml = try BinaryPropertyList.xml(of: bytes)
    } catch {
      throw .notReadable(path: path, error)
    }
    do throws(OrganisationFileProblem) {
      return try decode(xml: xml, path: path)
    } catch {
      guard case .notReadable(_, let problem) = error else { throw error }
      throw .notReadable(path: path, problem.afterConversion)
    }
  }

  private static func decode(
    xml bytes: [UInt8], path: String
  ) throws(OrganisationFileProblem) -> Organisation {
    var decoder = OrganisationDecoder(path: path)
    do throws(PropertyListProblem) {
      try PropertyListReader.read(bytes) { (reader) throws(PropertyListProblem) in
        try reader.readTable { (key, reader) throws(PropertyListProblem) in
          try decoder.read(key, kind: kinds[key], &reader)
        }
      }
    } catch {
      try explain(error, bytes, &decoder)
    }
    return try decoder.finish()
  }

  /// Says why reading failed: whose file it is comes before what is wrong in it.
  private static func explain(
    _ problem: PropertyListProblem, _ bytes: [UInt8], _ decoder: inout OrganisationDecoder
  ) throws(OrganisationFileProblem) -> Never {
    let path = decoder.path
    let header = header(of: bytes)
    if header.format == .text(format), case .integer(let version)? = header.version,
      version > OrganisationFile.version
    {
      throw .newerVersion(path: path, version: version)
    }
    if header.isWhole, header.format != .text(format) { throw .notAnOrganisation(path: path) }
    throw decoder.failure ?? .notReadable(path: path, problem)
  }

  /// What a file says of itself, as far as it can be read.
  private static func header(
    of bytes: [UInt8]
  ) -> (format: Value?, version: Value?, isWhole: Bool) {
    var format: Value?
    var version: Value?
    do throws(PropertyListProblem) {
      try PropertyListReader.read(bytes) { (reader) throws(PropertyListProblem) in
        // A list at the top is a property list as well, and no organisation.
        guard reader.isAtTable else { return try reader.skipValue() }
        try reader.readTable { (key, reader) throws(PropertyListProblem) in
          switch key {
          case "format": format = try reader.readValue()
          case "version": version = try reader.readValue()
          default: try reader.skipValue()
          }
        }
      }
      return (format, version, true)
    } catch {
      return (format, version, false)
    }
  }
}
