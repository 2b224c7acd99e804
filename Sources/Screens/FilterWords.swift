import Records

/// The words that a list's filter knows, for those who type one.
struct FilterWords: Sendable {
  /// The words after `is:` with what they mean.
  let states: [(word: String, meaning: String)]
  /// The fields that `field:value` looks in.
  let fields: [String]

  static let none = FilterWords(states: [], fields: [])

  /// Lines for the help.
  var lines: [String] {
    guard !states.isEmpty else { return [] }
    let width = (states.map(\.word.columns).max() ?? 0) + 5
    return states.map { "  \("is:\($0.word)".padded(to: width)) \($0.meaning)" }
      + ["  Letters that only one of them begins with are enough: is:ov", ""]
      + TextWrap.lines(fields.map { $0 + ":" }.joined(separator: " "), width: 70).map { "  " + $0 }
  }

  /// What the last word typed so far may become: a field, or a word after `is:`.
  func proposals(after typed: String) -> [String] {
    let last = typed.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init)
    let lower = (last ?? "").lowercased()
    if lower.hasPrefix("is:") {
      return states.map(\.word).filter { "is:\($0)".hasPrefix(lower) && "is:\($0)" != lower }
    }
    guard !lower.isEmpty, !states.isEmpty else { return [] }
    return (["is"] + fields).map { $0 + ":" }.filter { $0.hasPrefix(lower) && $0 != lower }
  }
}
