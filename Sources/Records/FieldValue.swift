/// Why a value does not fit a field: the end of a sentence that begins with the field's name.
package struct FieldProblem: Error, Hashable, Sendable {
  /// For example: "is not a day (yyyy-mm-dd): 2026-13-40".
  package let message: String

  package init(_ message: String) {
    self.message = message
  }

  static func wrongType(_ value: Value, expected: String) -> FieldProblem {
    FieldProblem("is \(value.typeName) where \(expected) should be")
  }
}

/// A type that a record's field may have.
package protocol FieldValue: Hashable, Sendable {
  /// Reads the value that the file, a form or an edit holds.
  init(value: Value) throws(FieldProblem)
  /// What the file holds; `nil` when there is nothing worth writing.
  var value: Value? { get }
}

extension String: FieldValue {
  package init(value: Value) throws(FieldProblem) {
    guard case .text(let text) = value else { throw .wrongType(value, expected: "text") }
    self = text
  }
  package var value: Value? { isEmpty ? nil : .text(self) }
}

extension Int: FieldValue {
  package init(value: Value) throws(FieldProblem) {
    guard case .integer(let number) = value else {
      throw .wrongType(value, expected: "a whole number")
    }
    // No rule that adds or multiplies such numbers can overflow then.
    guard number.magnitude <= 1_000_000_000 else {
      throw FieldProblem("is beyond anything that can be counted here: \(number)")
    }
    self = number
  }
  package var value: Value? { .integer(self) }
}

extension Bool: FieldValue {
  package init(value: Value) throws(FieldProblem) {
    guard case .flag(let flag) = value else { throw .wrongType(value, expected: "true or false") }
    self = flag
  }
  package var value: Value? { .flag(self) }
}

extension Day: FieldValue {
  package init(value: Value) throws(FieldProblem) {
    guard case .text(let text) = value else {
      throw .wrongType(value, expected: "a day (yyyy-mm-dd)")
    }
    guard let day = Day(text) else { throw FieldProblem("is not a day (yyyy-mm-dd): \(text)") }
    self = day
  }
  package var value: Value? { .text(description) }
}

extension Moment: FieldValue {
  package init(value: Value) throws(FieldProblem) {
    guard case .text(let text) = value else { throw .wrongType(value, expected: "a moment") }
    guard let moment = Moment(text) else {
      throw FieldProblem("is not a moment (yyyy-mm-ddThh:mm:ssZ): \(text)")
    }
    self = moment
  }
  package var value: Value? { .text(description) }
}

extension RecordID: FieldValue {
  package init(value: Value) throws(FieldProblem) {
    guard case .text(let text) = value else { throw .wrongType(value, expected: "an identifier") }
    guard let id = RecordID(text) else { throw FieldProblem("is an empty identifier") }
    self = id
  }
  package var value: Value? { .text(text) }
}

extension Value: FieldValue {
  package init(value: Value) throws(FieldProblem) { self = value }
  package var value: Value? { self }
}

extension Table: FieldValue {
  package init(value: Value) throws(FieldProblem) {
    guard case .table(let table) = value else {
      throw .wrongType(value, expected: "a table of fields")
    }
    self = table
  }
  package var value: Value? { .table(self) }
}

extension Optional: FieldValue where Wrapped: FieldValue {
  package init(value: Value) throws(FieldProblem) {
    self = .some(try Wrapped(value: value))
  }
  package var value: Value? { self?.value }
}

extension Array: FieldValue where Element: FieldValue {
  package init(value: Value) throws(FieldProblem) {
    guard case .list(let list) = value else { throw .wrongType(value, expected: "a list") }
    var result: [Element] = []
    result.reserveCapacity(list.count)
    for (index, item) in list.enumerated() {
      do throws(FieldProblem) {
        let element = try Element(value: item)
        // Nothing is not written, and so is not read either: a list is the same after both.
        if item == .text(""), element.value == nil { continue }
        result.append(element)
      } catch {
        throw FieldProblem("entry \(index + 1) \(error.message)")
      }
    }
    self = result
  }
  package var value: Value? {
    let items = compactMap(\.value)
    return items.isEmpty ? nil : .list(items)
  }
}

/// A field that is one of a few words; the word is the same on the screen, in the file and in a CSV cell.
package protocol Choice: FieldValue, RawRepresentable, CaseIterable where RawValue == String {
  /// What the choice is called in a sentence: "stage".
  static var noun: String { get }
}

extension Choice {
  package init(value: Value) throws(FieldProblem) {
    guard case .text(let text) = value else { throw .wrongType(value, expected: "text") }
    if let exact = Self(rawValue: text) {
      self = exact
      return
    }
    let wanted = text.lowercased()
    guard let choice = Self.allCases.first(where: { $0.rawValue.lowercased() == wanted }) else {
      let words = Self.words.joined(separator: ", ")
      throw FieldProblem("is not a \(Self.noun): \(text) (known are: \(words))")
    }
    self = choice
  }
  package var value: Value? { .text(rawValue) }

  /// All words in their order.
  package static var words: [String] { allCases.map(\.rawValue) }
}
