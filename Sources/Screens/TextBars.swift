/// A row of numbers drawn as text, a mark each: the higher the number, the higher the mark.
enum TextBars {
  private static let marks = Array("▁▂▃▄▅▆▇█")

  /// - Parameter highest: what the highest mark stands for; the greatest of the numbers when `nil`.
  static func text(_ numbers: [Int], of highest: Int? = nil) -> String {
    let highest = max(1, highest ?? numbers.max() ?? 1)
    return String(
      numbers.map { marks[max(0, min(marks.count - 1, $0 * (marks.count - 1) / highest))] })
  }
}
