/// A report of headings, texts and tables, to be handed out as Markdown or as a page that prints.
package struct ReportDocument: Hashable, Sendable {
  /// A label and what stands beside it.
  package struct Fact: Hashable, Sendable {
    package let label: String
    /// Of any number of lines.
    package let text: String

    package init(_ label: String, _ text: String) {
      self.label = label
      self.text = text
    }
  }

  package enum Block: Hashable, Sendable {
    case heading(String)
    case text(String)
    /// What must not be overlooked.
    case warning(String)
    case facts([Fact])
    case list([String])
    case table(ReportTable)
    /// What belongs together, and on paper stays on one page.
    case card(title: String, [Fact])
  }

  package let title: String
  package var blocks: [Block] = []

  package init(title: String) {
    self.title = title
  }

  /// Adds a heading and what stands under it, when there is anything.
  mutating func add(_ heading: String, _ blocks: [Block]) {
    guard !blocks.isEmpty else { return }
    self.blocks += [.heading(heading)] + blocks
  }

  package var markdown: String {
    "# \(Markdown.text(title))\n\n"
      + blocks.map { ReportDocument.markdown($0) }.joined(separator: "\n")
  }

  private static func markdown(_ block: Block) -> String {
    switch block {
    case .heading(let text): "## \(Markdown.text(text))\n"
    case .text(let text): Markdown.lines(text) + "\n"
    case .warning(let text): "> **\(Markdown.text(text))**\n"
    case .facts(let facts): markdown(facts)
    case .list(let items): items.map { "- \(Markdown.lines($0, indent: 2))\n" }.joined()
    case .table(let table): table.markdown
    case .card(let title, let facts): "### \(Markdown.text(title))\n\n" + markdown(facts)
    }
  }

  private static func markdown(_ facts: [Fact]) -> String {
    facts.map { "- **\(Markdown.text($0.label)):** \(Markdown.lines($0.text, indent: 2))\n" }
      .joined()
  }

  package var html: String {
    HTML.page(
      title: title,
      body: "<h1>\(HTML.text(title))</h1>\n" + blocks.map { ReportDocument.html($0) }.joined(),
      style: ReportDocument.style)
  }

  private static func html(_ block: Block) -> String {
    switch block {
    case .heading(let text): "<h2>\(HTML.text(text))</h2>\n"
    case .text(let text): "<p>\(HTML.lines(text))</p>\n"
    case .warning(let text): "<p class=\"warning\">\(HTML.text(text))</p>\n"
    case .facts(let facts): html(facts)
    case .list(let items):
      "<ul>\n" + items.map { "<li>\(HTML.lines($0))</li>\n" }.joined() + "</ul>\n"
    case .table(let table): table.html
    case .card(let title, let facts):
      "<section class=\"card\">\n<h3>\(HTML.text(title))</h3>\n" + html(facts) + "</section>\n"
    }
  }

  private static func html(_ facts: [Fact]) -> String {
    "<dl>\n"
      + facts.map { "<dt>\(HTML.text($0.label))</dt><dd>\(HTML.lines($0.text))</dd>\n" }.joined()
      + "</dl>\n"
  }

  /// For A4: heads of tables come again on each page, a line of a table or a finding is not cut in two, and no
  /// heading stands alone at the foot.
  static let style = """
    h2 { font-size: 1.15em; margin: 1.6em 0 .4em; break-after: avoid; }
    h3 { font-size: 1em; margin: 0 0 .4em; break-after: avoid; }
    dl { display: grid; grid-template-columns: 11em 1fr; gap: .15em 1em; margin: .4em 0; }
    dt { color: #444; }
    dd { margin: 0; overflow-wrap: anywhere; }
    table { width: 100%; }
    td { overflow-wrap: break-word; }
    td:last-child { overflow-wrap: anywhere; }
    .warning { border: 2px solid #111; padding: .4em .8em; font-weight: bold; }
    .card { border: 1px solid #999; padding: .6em .9em; margin: .8em 0; break-inside: avoid; }
    p, li { orphans: 2; widows: 2; }
    @page { size: A4; margin: 16mm; }
    """
}

extension Markdown {
  /// A text of any number of lines in which nothing is taken for a mark; each line but the last ends with a break.
  package static func lines(_ text: String, indent: Int = 0) -> String {
    text.split(whereSeparator: \.isNewline).map { Markdown.text(String($0)) }
      .joined(separator: "  \n" + String(repeating: " ", count: indent))
  }
}

extension HTML {
  /// A text of any number of lines in which nothing is taken for a mark.
  package static func lines(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { HTML.text(String($0)) }.joined(
      separator: "<br>\n")
  }
}
