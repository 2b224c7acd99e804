/// Takes the rows of a CSV text one after the other.
///
/// Works on scalars and not on characters: to Swift, CR LF is one character, and a separator with
/// a combining mark after it would be another one.
struct CSVParser {
  private var scalars: Substring.UnicodeScalarView.Iterator
  private var following: Unicode.Scalar?
  private let separator: Unicode.Scalar
  private var number = 0

  /// - Parameter separator: what stands between cells; by the file's own hint, or guessed, when `nil`.
  init(_ text: String, separator given: Unicode.Scalar? = nil) {
    let hint = CSVParser.hint(in: text)
    separator = given ?? hint?.separator ?? CSVParser.guess(from: text)
    scalars = (hint?.rest ?? text[...]).unicodeScalars.makeIterator()
    following = scalars.next()
  }

  /// The next row, blank or not; `nil` at the end.
  ///
  /// - Throws: ``CSVProblem/unterminatedQuote(row:)`` with the row in which the quote is opened.
  mutating func next() throws(CSVProblem) -> CSVTable.Row? {
    guard following != nil else { return nil }
    number += 1
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    while let scalar = take() {
      if scalar == "\n" { break }
      if scalar == separator {
        cells.append(String(cell))
        cell = String.UnicodeScalarView()
      } else if scalar == "\"", cell.allSatisfy({ $0 == " " }) {
        cell = String.UnicodeScalarView()
        try readQuoted(into: &cell)
      } else if PlainText.isText(scalar) {
        cell.append(scalar)
      }
    }
    cells.append(String(cell))
    return CSVTable.Row(number: number, cells: cells)
  }

  /// Reads up to the closing quote; a doubled quote stands for one.
  private mutating func readQuoted(into cell: inout String.UnicodeScalarView) throws(CSVProblem) {
    while let scalar = take() {
      guard scalar == "\"" else {
        if PlainText.isText(scalar) { cell.append(scalar) }
        continue
      }
      guard following == "\"" else { return }
      cell.append("\"")
      following = scalars.next()
    }
    throw .unterminatedQuote(row: number)
  }

  /// The next scalar, with CR LF and a lone CR as LF.
  private mutating func take() -> Unicode.Scalar? {
    guard let scalar = following else { return nil }
    following = scalars.next()
    guard scalar == "\r" else { return scalar }
    if following == "\n" { following = scalars.next() }
    return "\n"
  }

  /// A first line such as `sep=;`, which a spreadsheet neither shows nor counts.
  private static func hint(in text: String) -> (separator: Unicode.Scalar, rest: Substring)? {
    let line = text.prefix { !$0.isNewline }
    guard line.lowercased().hasPrefix("sep="), line.unicodeScalars.count == 5,
      let separator = line.unicodeScalars.last, separators.contains(separator)
    else { return nil }
    return (separator, text[line.endIndex...].dropFirst())
  }

  /// The separator that the first line with anything in it has most of, outside quotes.
  private static func guess(from text: String) -> Unicode.Scalar {
    var counts = [0, 0, 0]
    var isQuoted = false
    var isBlank = true
    for scalar in text.unicodeScalars {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted, !isBlank, scalar == "\n" || scalar == "\r" { break }
      if !isQuoted, let index = separators.firstIndex(of: scalar) { counts[index] += 1 }
      if !scalar.properties.isWhitespace { isBlank = false }
    }
    let most = counts.max() ?? 0
    return separators[counts.firstIndex(of: most) ?? 0]
  }

  static let separators: [Unicode.Scalar] = [",", ";", "\t"]
}
