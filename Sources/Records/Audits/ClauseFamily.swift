/// Clauses that are audited together, those of several editions alike: the programme's unit.
struct ClauseFamily: Hashable {
  /// "4-6", "7", "8.4", "9-10", "A.8"; the edition of a standard that is numbered in its own way.
  let key: String
  /// Whether it is about the work itself, which is looked at where it is done.
  let isOperation: Bool

  init(_ clause: ClauseReference) {
    let segments = clause.number.split(separator: ".")
    guard clause.edition.text.first?.isNumber == true, let first = segments.first else {
      self.init(key: clause.edition.text, isOperation: false)
      return
    }
    switch first {
    case "4", "5", "6": self.init(key: "4-6", isOperation: false)
    case "8":
      self.init(key: segments.prefix(2).joined(separator: "."), isOperation: segments.count > 1)
    case "9", "10": self.init(key: "9-10", isOperation: false)
    case "A": self.init(key: segments.prefix(2).joined(separator: "."), isOperation: false)
    default: self.init(key: String(first), isOperation: false)
    }
  }

  private init(key: String, isOperation: Bool) {
    self.key = key
    self.isOperation = isOperation
  }

  /// What people call it.
  func title(_ editions: [Edition], library: Library) -> String {
    switch key {
    case "4-6": return "Context, leadership and planning"
    case "9-10": return "Evaluation and improvement"
    default:
      for edition in editions {
        if edition.text == key { return edition.description }
        if let title = library[edition]?.title(of: key) {
          return key.hasPrefix("A.") ? "\(key) \(title)" : title
        }
      }
      return key
    }
  }
}

extension Library {
  /// Some auditable clauses in as few references as possible: a heading where all under it are meant.
  package func condensed(_ clauses: Set<ClauseReference>) -> [ClauseReference] {
    var rest = clauses
    var found: [ClauseReference] = []
    for edition in Set(clauses.map(\.edition)).sorted() {
      guard let standard = self[edition] else { continue }
      for heading in standard.clauses where heading.isHeading {
        let under = standard.auditableClauses(within: heading.number)
          .map { ClauseReference(edition: edition, number: $0.number) }
        guard under.count > 1, rest.isSuperset(of: under) else { continue }
        rest.subtract(under)
        found.append(ClauseReference(edition: edition, number: heading.number))
      }
    }
    return (found + rest).sorted()
  }
}
