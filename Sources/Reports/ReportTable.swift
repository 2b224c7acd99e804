/// A heading and rows of cells, to be handed out as Markdown or HTML.
package struct ReportTable: Hashable, Sendable {
  /// One column.
  package struct Column: Hashable, Sendable {
    package let title: String
    /// Figures stand at the right.
    package let isFigure: Bool

    package init(_ title: String, isFigure: Bool = false) {
      self.title = title
      self.isFigure = isFigure
    }
  }

  package let columns: [Column]
  /// As many cells each as there are columns.
  package let rows: [[String]]
  /// How many of the first rows are sums, which are shown in bold.
  package let sums: Int

  package init(columns: [Column], rows: [[String]], sums: Int = 0) {
    self.columns = columns
    self.rows = rows
    self.sums = sums
  }

  /// The table in Markdown, with aligned columns, so that it reads well as it is.
  package var markdown: String {
    let cells = rows.enumerated().map { place, row in
      row.map { place < sums && !$0.isEmpty ? "**\(Markdown.text($0))**" : Markdown.text($0) }
    }
    let titles = columns.map { Markdown.text($0.title) }
    let widths = columns.indices.map { column in
      ([titles] + cells).map { PlainText.width($0[column]) }.reduce(3, max)
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - PlainText.width(cells[column]))
        return columns[column].isFigure ? blanks + cells[column] : cells[column] + blanks
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = columns.indices.map { column in
      columns[column].isFigure
        ? String(repeating: "-", count: widths[column] - 1) + ":"
        : String(repeating: "-", count: widths[column])
    }
    return ([line(titles), "| " + rule.joined(separator: " | ") + " |"] + cells.map(line))
      .map { $0 + "\n" }.joined()
  }

  /// The table in HTML.
  package var html: String {
    func cell(_ text: String, _ column: Column, tag: String) -> String {
      "<\(tag)\(column.isFigure ? " class=\"figure\"" : "")>\(HTML.text(text))</\(tag)>"
    }
    let head = columns.map { cell($0.title, $0, tag: "th") }.joined()
    let body = rows.enumerated().map { place, row in
      "<tr\(place < sums ? " class=\"sum\"" : "")>"
        + zip(row, columns).map { cell($0, $1, tag: "td") }.joined() + "</tr>\n"
    }
    return
      "<table>\n<thead>\n<tr>\(head)</tr>\n</thead>\n<tbody>\n\(body.joined())</tbody>\n</table>\n"
  }
}

/// Text in Markdown.
package enum Markdown {
  /// A text in one line, in which nothing is taken for a mark.
  package static func text(_ text: String) -> String {
    var result = ""
    for character in PlainText.line(text) {
      if "\\`*_[]<>|#~&".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}

/// Text and pages in HTML.
package enum HTML {
  /// A text in one line, in which nothing is taken for a mark; fit for attributes too.
  package static func text(_ text: String) -> String {
    var result = ""
    for character in PlainText.line(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
    return result
  }

  /// A page that needs nothing else, and prints well.
  ///
  /// - Parameters:
  ///   - body: what stands in it, in HTML.
  ///   - style: further rules of its style sheet.
  package static func page(title: String, body: String, style: String = "") -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(text(title))</title>
    <style>
    body { font: 11pt/1.45 sans-serif; color: #111; background: #fff; margin: 2em auto; max-width: 62em; padding: 0 1em; }
    h1 { font-size: 1.5em; margin: 0 0 .2em; }
    p, li { max-width: 48em; }
    table { border-collapse: collapse; margin: 1.2em 0; }
    th, td { padding: .3em .8em .3em 0; text-align: left; vertical-align: top; border-bottom: 1px solid #bbb; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    .figure { text-align: right; font-variant-numeric: tabular-nums; }
    .sum { font-weight: bold; }
    @page { margin: 18mm; }
    @media print { body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; } }\(style.isEmpty ? "" : "\n" + style)
    </style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }
}
