import Records

/// Whether an audit would be passed today, in a few words for the dashboard: what speaks against it, the gravest first.
struct Verdict: Hashable, Sendable {
  private(set) var text = ""
  private(set) var style = Style.plain

  init() {}

  init(_ reasons: [FailureReason]) {
    let present = reasons.filter(\.isPresent)
    guard let first = present.first else {
      text = "ok nothing speaks for failing"
      style = .done
      return
    }
    let words = present.map(\.kind.short).joined(separator: ", ")
    text = first.kind == .majors ? "!! not as it is: \(words)" : "!  at risk: \(words)"
    style = first.kind == .majors ? .overdue : .dueSoon
  }
}

extension FailureReason.Kind {
  fileprivate var short: String {
    switch self {
    case .majors: "majors open"
    case .together: "many minors"
    case .system: "system at fault"
    case .earlier: "old findings open"
    }
  }
}
