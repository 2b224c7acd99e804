internal import Records

/// Certificates, which are known by edition and number.
extension ImportRun {
  /// The certificates that the rows describe.
  ///
  /// Of several alike the body decides. One that was sought, and so had no number, is the one that has it now.
  mutating func certificates() -> [Certificate] {
    struct Key: Hashable {
      let edition: Edition?
      let number: String
      let body: RecordID?
    }
    let fields = fields(of: Certificate.self, except: [])
    var rowOfKey: [Key: Int] = [:]
    return table.rows.map { row in
      let before = problems.count
      var said = Certificate(id: names.makeID())
      fill(&said, with: fields, from: row, isNew: true)
      guard problems.count == before else { return said }
      if said.edition == nil {
        report("is empty; a certificate is to one edition, such as 9001:2015", in: row, "edition")
        return said
      }
      let key = Key(
        edition: said.edition, number: ImportNames.key(said.number), body: said.body)
      if let first = rowOfKey.updateValue(row.number, forKey: key) {
        report("the same edition, number and body are in row \(first) already", in: row)
      }
      if let decided = said.decided, let expires = said.expires, expires < decided {
        report("\(expires) is before the decision, \(decided)", in: row, "expires")
      }
      guard var record = known(said, number: key.number) else { return said }
      fill(&record, with: fields, from: row, isNew: false)
      return record
    }
  }

  /// The certificate on file that a row means.
  private func known(_ said: Certificate, number: String) -> Certificate? {
    let all = organisation.certificates.all.filter { $0.edition == said.edition }
    var alike = all.filter { ImportNames.key($0.number) == number }
    if alike.isEmpty { alike = all.filter { $0.number.isEmpty } }
    if alike.count > 1, said.body != nil { alike = alike.filter { $0.body == said.body } }
    return alike.count == 1 ? alike[0] : nil
  }
}
