/// Why bytes are not a property list that can be read, and where.
package struct PropertyListProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  package let line: Int
  /// The column in the line, from 1, counted in bytes.
  package let column: Int
  /// What is wrong, as a sentence without its end.
  package let message: String

  /// The place and what is wrong there.
  package var description: String { "line \(line), column \(column): \(message)" }
}
