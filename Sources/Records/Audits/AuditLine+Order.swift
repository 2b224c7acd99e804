extension AuditLine {
  /// Whether the line stands before another in the checklist.
  package func precedes(_ other: AuditLine) -> Bool {
    (order, place, id) < (other.order, other.place, other.id)
  }
}

extension Organisation {
  /// The lines that have to be put so that one line stands right after another.
  ///
  /// - Parameter lines: the audit's lines in order.
  package func inserting(
    _ new: AuditLine, after line: AuditLine, among lines: [AuditLine]
  ) -> [AuditLine] {
    var added = new
    added.givenNumber = lines.nextNumber
    added.order = line.order
    added.place = line.place + 1
    let later = lines.filter { $0.order == line.order && $0.place > line.place }
    guard later.contains(where: { $0.place == added.place }) else { return [added] }
    return [added]
      + later.map { line in
        var moved = line
        moved.place += 1
        return moved
      }
  }

  /// Two lines, each in the other's place.
  package func swapping(_ first: AuditLine, _ second: AuditLine) -> [AuditLine] {
    var (one, other) = (first, second)
    (one.givenNumber, other.givenNumber) = (first.number, second.number)
    (one.order, other.order) = (second.order, first.order)
    (one.place, other.place) = (second.place, first.place)
    return [one, other]
  }
}

extension [AuditLine] {
  /// The first number that no line of the audit was given yet.
  var nextNumber: Int { (map(\.number).max() ?? 0) + 1 }
}
