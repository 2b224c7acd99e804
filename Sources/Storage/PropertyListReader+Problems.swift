extension PropertyListReader {
  /// A problem at the place that is read at present.
  package func problem(_ message: String) -> PropertyListProblem {
    problem(message, at: at)
  }

  /// A problem at a byte.
  func problem(_ message: String, at place: Int) -> PropertyListProblem {
    var line = 1
    var lineStart = 0
    let place = min(place, bytes.count)
    var index = 0
    while index < place {
      let byte = bytes[index]
      index += 1
      // A carriage return alone ends a line too, as on systems long gone.
      let isLoneReturn = byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)
      if byte == 0x0A || isLoneReturn {
        line += 1
        lineStart = index
      }
    }
    return PropertyListProblem(
      place: .text(line: line, column: place - lineStart + 1), message: message)
  }

  func expected(_ what: String, found tag: Tag) -> PropertyListProblem {
    problem(
      "\(tag.isEnd ? "</" : "<")\(tag.element.name)> stands where \(what) should be", at: tagStart)
  }

  func twice(_ key: String, at place: Int) -> PropertyListProblem {
    problem("the key \(key.prefix(40)) is there twice in one table", at: place)
  }

  func endsIn(_ what: String) -> PropertyListProblem {
    problem("the file ends in the middle of \(what); it was cut off", at: bytes.count)
  }

  func notAPropertyList(_ what: String) -> PropertyListProblem {
    problem("\(what), but not a property list", at: 0)
  }
}
