extension Organisation {
  /// The site that an area belongs to, perhaps by way of other areas; an area that is a site is its own.
  package func site(of area: RecordID?) -> Area? {
    var next = area
    var seen: Set<RecordID> = []
    while let id = next, seen.insert(id).inserted, let area = areas[id] {
      if area.sort == .site { return area }
      next = area.site
    }
    return nil
  }

  package func siteName(of area: RecordID?) -> String { site(of: area)?.name ?? "" }
}
