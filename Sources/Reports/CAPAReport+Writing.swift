internal import Records

extension CAPAReport {
  /// The report in a format.
  ///
  /// - Throws: that a layout that is a page in HTML gives no Markdown.
  package func text(as format: Format) throws(CAPAProblem) -> String {
    switch format {
    case .md:
      if let own = parts.first(where: \.layout.isHTML) {
        let body = organisation.bodies[own.audit?.body]?.name ?? "the body"
        throw CAPAProblem(
          "the layout for \(body) is a page in HTML: write it with --format html, or as a file ending in .html"
        )
      }
      return parts.map(markdown).joined(separator: "\n---\n\n")
    case .html:
      // A page of the body's own is whole; several cannot be one.
      if let own = parts.first, own.layout.isHTML {
        guard parts.count == 1 else {
          throw CAPAProblem(
            "a layout that is a page in HTML holds one audit: name it, such as \(own.audit?.name ?? "")"
          )
        }
        return lines(of: own, HTML.text).flatMap(\.self).joined(separator: "\n") + "\n"
      }
      if parts.contains(where: \.layout.isHTML) {
        throw CAPAProblem("a layout that is a page in HTML holds one audit: name which")
      }
      let title =
        "Corrective action report" + (organisation.name.isEmpty ? "" : ", \(organisation.name)")
      return HTML.page(title: title, body: parts.map(html).joined(), style: CAPAReport.style)
    }
  }

  private static let style = """
    h2 { font-size: 1.2em; margin: 1.4em 0 .3em; }
    h3 { font-size: 1em; margin: 1.1em 0 .2em; break-after: avoid; }
    p, ul { margin: .3em 0; }
    section.finding + section.finding, section.part + section.part { break-before: page; }
    section.finding { border-top: 1px solid #bbb; }
    """

  /// The lines before, of each finding, and after.
  ///
  /// - Parameter literal: what becomes of the layout's own text.
  private func lines(
    of part: Part, _ escape: (String) -> String, literal: (String) -> String = { $0 }
  ) -> [[String]] {
    let common = values(of: part)
    func fill(_ lines: [CAPALayout.Line], _ values: [String: [String]]) -> [String] {
      lines.flatMap { CAPAReport.fill($0, values, escape, literal: literal) }
    }
    let each = part.actions.enumerated().map { place, action in
      fill(
        part.layout.each,
        common.merging(values(of: action, number: place + 1)) { _, second in second })
    }
    return [fill(part.layout.before, common)] + each + [fill(part.layout.after, common)]
  }

  /// A line with its placeholders filled in; where one ends the line and has several lines, each becomes one of its own
  /// with the same beginning if that is the mark of a list.
  static func fill(
    _ line: CAPALayout.Line, _ values: [String: [String]], _ escape: (String) -> String,
    literal: (String) -> String = { $0 }
  ) -> [String] {
    func text(_ pieces: some Sequence<CAPALayout.Piece>) -> String {
      var result = ""
      var isValue = false
      for piece in pieces {
        switch piece {
        case .text(let text):
          // A value that ends a sentence does it for the layout as well.
          let isEnded =
            isValue && result.last == "." && text.hasPrefix(".") && !text.hasPrefix("..")
          result += literal(isEnded ? String(text.dropFirst()) : text)
          isValue = false
        case .placeholder(let name):
          result += escape(CAPAReport.joined(values[name] ?? []))
          isValue = true
        }
      }
      return result
    }
    guard case .placeholder(let name)? = line.last, let items = values[name], items.count > 1 else {
      return [text(line)]
    }
    let start = text(line.dropLast())
    if start.trimmed.isEmpty || ["-", "*"].contains(start.trimmed) {
      return items.map { start + escape($0) }
    }
    return [text(line)]
  }

  // MARK: Markdown

  private func markdown(_ part: Part) -> String {
    let lines = lines(of: part, Markdown.text).flatMap(\.self)
    var result: [String] = []
    for (place, line) in lines.enumerated() {
      if line.trimmed.isEmpty, result.last?.isEmpty ?? true { continue }
      // Markdown would run lines of text together: two blanks at the end keep them apart.
      let next = place + 1 < lines.count ? lines[place + 1].trimmed : ""
      let isText = !CAPAReport.isMarked(line) && !CAPAReport.isMarked(next) && !next.isEmpty
      result.append(line.trimmed.isEmpty ? "" : line + (isText ? "  " : ""))
    }
    while result.last?.isEmpty == true { result.removeLast() }
    return result.joined(separator: "\n") + "\n"
  }

  /// Whether a line is a heading, an entry of a list or a table's row.
  private static func isMarked(_ line: String) -> Bool {
    ["#", "- ", "* ", "|"].contains { line.trimmed.hasPrefix($0) }
  }

  // MARK: HTML

  private func html(_ part: Part) -> String {
    let blocks = lines(of: part, HTML.text) { text in
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
    guard let first = blocks.first, let last = blocks.last, blocks.count > 1 else { return "" }
    let findings = blocks.dropFirst().dropLast().map {
      "<section class=\"finding\">\n\(CAPAReport.html($0))</section>\n"
    }
    return "<section class=\"part\">\n\(CAPAReport.html(first))"
      + findings.joined() + CAPAReport.html(last) + "</section>\n"
  }

  /// Lines of a layout as HTML; the values in them are escaped already, and so the rest of them is taken for what it is.
  private static func html(_ lines: [String]) -> String {
    var result = ""
    var paragraph: [String] = []
    var items: [String] = []
    func end() {
      if !paragraph.isEmpty { result += "<p>\(paragraph.joined(separator: "<br>\n"))</p>\n" }
      if !items.isEmpty {
        result += "<ul>\n" + items.map { "<li>\($0)</li>\n" }.joined() + "</ul>\n"
      }
      (paragraph, items) = ([], [])
    }
    for line in lines.map(\.trimmed) {
      let level = line.prefix { $0 == "#" }.count
      if line.isEmpty {
        end()
      } else if (1...4).contains(level), line.dropFirst(level).first == " " {
        end()
        result += "<h\(level)>\(line.dropFirst(level).trimmed)</h\(level)>\n"
      } else if line.hasPrefix("- ") || line.hasPrefix("* ") {
        if !paragraph.isEmpty { end() }
        items.append(line.dropFirst(2).trimmed)
      } else {
        if !items.isEmpty { end() }
        paragraph.append(line)
      }
    }
    end()
    return result
  }
}
