import Records

/// A record that people quote by a reference, which no other of its kind may have.
protocol Referenced: Record {
  var reference: String { get }
  var title: String { get }
}

extension Action: Referenced {}
extension Audit: Referenced {}

extension State {
  /// Refuses a reference that another record of the kind has, naming which.
  func checkReference<R: Referenced>(of record: R) throws(FormRefusal) {
    let wanted = record.reference.lowercased()
    let other = organisation[keyPath: R.register].all.first {
      $0.id != record.id && $0.reference.lowercased() == wanted
    }
    if let other {
      throw FormRefusal(
        message: "Reference \(record.reference) belongs to “\(other.title)” already",
        field: "reference")
    }
  }
}
