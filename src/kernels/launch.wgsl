// Numbering of workgroups that are spread over x and y: see launch.rs.

fn workgroup_number(id: vec3<u32>, count: vec3<u32>) -> u32 {
    return id.y * count.x + id.x;
}
