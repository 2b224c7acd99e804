/// Why bytes are not a property list that can be read, and where.
package struct PropertyListProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in a file something is wrong.
  package enum Place: Hashable, Sendable {
    /// A line and a column in it, both from 1; columns are counted in bytes.
    case text(line: Int, column: Int)
    /// How many bytes stand before it, in a file that has no lines.
    case byte(Int)
    /// A line and a column of the XML that a binary file was converted to.
    case converted(line: Int, column: Int)
  }

  package let place: Place
  /// What is wrong, as a sentence without its end.
  package let message: String

  /// The place and what is wrong there.
  package var description: String {
    switch place {
    case .text(let line, let column): "line \(line), column \(column): \(message)"
    case .byte(let offset): "byte \(offset): \(message)"
    case .converted(let line, let column):
      "line \(line), column \(column) once it is converted to XML: \(message)"
    }
  }

  /// The same problem, found in the XML that a binary file was converted to.
  var afterConversion: PropertyListProblem {
    guard case .text(let line, let column) = place else { return self }
    return PropertyListProblem(place: .converted(line: line, column: column), message: message)
  }
}
