/// A value of a JSON text (RFC 8259).
package indirect enum JSONValue: Hashable, Sendable {
  /// One name of an object with its value.
  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSONValue
  }

  case null
  case text(String)
  /// A number as it is written.
  case number(String)
  case flag(Bool)
  case list([JSONValue])
  /// In the order of the text; no name is there twice.
  case object([Member])

  /// What the value is, in a sentence.
  var noun: String {
    switch self {
    case .null: "nothing"
    case .text: "text"
    case .number: "a number"
    case .flag: "true or false"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

/// What is wrong with a JSON text, and where.
struct JSONProblem: Error, Hashable {
  /// From 1.
  let line: Int
  /// In characters as editors count them, from 1.
  let column: Int
  /// What stands there, or is missing: "a comma or ] is missing".
  let message: String
}
