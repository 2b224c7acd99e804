/// A measured number as it was written down: `98.5`, `-3`, `1240`. Kept as decimal figures, so that nothing is rounded.
package struct Quantity: FieldValue, Comparable, CustomStringConvertible {
  /// The number as text: a sign, figures, a point.
  private let text: String

  package init(_ number: Int) { text = String(number) }

  /// Reads `98.5`, `98,5`, `98 %`, `- 3` or `1 240`; `nil` for anything else, and for `1,240`, which may be either.
  package init?(_ typed: String) {
    if case .success(let quantity) = Quantity.read(typed) { self = quantity } else { return nil }
  }

  private init(canonical: String) { text = canonical }

  /// - Returns: the number, or why the text is none, as the end of a sentence that begins with a field's name.
  private static func read(_ typed: String) -> Result<Quantity, FieldProblem> {
    let trimmed = typed.trimmed
    func problem() -> Result<Quantity, FieldProblem> {
      .failure(FieldProblem("is not a number such as 98.5: \(trimmed)"))
    }
    var rest = trimmed.filter { !$0.isWhitespace && $0 != "'" }[...]
    if rest.hasSuffix("%") { rest = rest.dropLast() }
    let isNegative = rest.hasPrefix("-") || rest.hasPrefix("−")
    if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
    let marks = rest.filter { $0 == "." || $0 == "," }
    guard marks.count <= 1 else { return problem() }
    let pieces = rest.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
    guard let whole = pieces.first, whole.count + (pieces.dropFirst().first?.count ?? 0) <= 15,
      pieces.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
      !pieces.allSatisfy(\.isEmpty)
    else { return problem() }
    var decimals = pieces.count > 1 ? String(pieces[1]) : ""
    if marks == ",", decimals.count == 3, (1...3).contains(whole.count), whole != "0" {
      return .failure(
        FieldProblem(
          "may be \(whole)\(decimals) or \(whole).\(decimals): write it without the comma"))
    }
    while decimals.last == "0" { decimals.removeLast() }
    let figures = String(whole.drop { $0 == "0" })
    let text = (figures.isEmpty ? "0" : figures) + (decimals.isEmpty ? "" : ".\(decimals)")
    return .success(Quantity(canonical: (isNegative && text != "0" ? "-" : "") + text))
  }

  package init(value: Value) throws(FieldProblem) {
    guard case .text(let text) = value else { throw .wrongType(value, expected: "a number") }
    self = try Quantity.read(text).get()
  }

  package var value: Value? { .text(text) }
  package var description: String { text }
  /// For comparing and for working out how far a way has come; never shown.
  package var number: Double { Double(text) ?? 0 }

  package static func < (left: Quantity, right: Quantity) -> Bool { left.number < right.number }
}
