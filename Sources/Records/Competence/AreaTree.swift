/// Areas within areas: a department of a site, a process of a department.
extension Organisation {
  /// An area and those that it belongs to, the nearest first; a ring in the records ends where it closes.
  package func areaAndAbove(_ area: RecordID?) -> [Area] {
    var found: [Area] = []
    var next = areas[area]
    while let area = next, !found.contains(where: { $0.id == area.id }) {
      found.append(area)
      next = areas[area.site]
    }
    return found
  }

  /// An area and all that belong to it.
  package func areaAndBelow(_ area: RecordID) -> Set<RecordID> {
    Set(areas.all.filter { part in areaAndAbove(part.id).contains { $0.id == area } }.map(\.id))
  }

  /// The site that an area is on; the area itself where it is one, `nil` when no site is on file.
  package func site(of area: RecordID?) -> Area? {
    areaAndAbove(area).first { $0.sort == .site }
  }

  package func siteName(of area: RecordID?) -> String { site(of: area)?.name ?? "" }

  /// Whether an area would belong to itself if it were part of another.
  package func wouldMakeRing(_ area: RecordID, partOf whole: RecordID?) -> Bool {
    areaAndAbove(whole).contains { $0.id == area }
  }

  /// Where a person works: "Stores", or "Stores, Hamburg" when the area is on a site of another name.
  package func whereabouts(of person: Person) -> String {
    let area = areaName(person.area)
    guard let site = site(of: person.area), site.id != person.area else { return area }
    return "\(area), \(site.name)"
  }
}
