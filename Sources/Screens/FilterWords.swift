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
      + [""]
      + TextWrap.lines(fields.map { $0 + ":" }.joined(separator: " "), width: 70).map { "  " + $0 }
  }

  /// What can follow what was typed so far: the words after `is:` that begin so, or those usual.
  func proposals(after typed: String) -> [String] {
    let last = typed.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init)
    let lower = (last ?? "").lowercased()
    if lower.hasPrefix("is:") {
      return states.map { "is:" + $0.word }.filter { $0.hasPrefix(lower) && $0 != lower }
    }
    if !lower.isEmpty, !lower.contains(":") {
      return (["is"] + fields).filter { $0.hasPrefix(lower) }.map { $0 + ":" }
    }
    return []
  }
}
